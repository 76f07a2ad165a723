package io.resticmanager.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunDay;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.gateway.apitoken.ApiToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The document's schemas, word by word, against the records that become its JSON: also the fields that no answer of a test has. */
final class SchemasTest {

    /** A field that is not nullable is always there. */
    private static final Map<String, Class<?>> ANSWERS = Map.ofEntries(Map.entry("Alert", Alert.class),
            Map.entry("Amount", Finding.Amount.class), Map.entry("ApiToken", ApiToken.class),
            Map.entry("AuditRow", AuditAnswer.class), Map.entry("Channel", Channel.class),
            Map.entry("Delivery", NotificationsRpc.Delivery.class), Map.entry("DueRun", Run.class),
            Map.entry("EnrolmentToken", HubRpc.TokenState.class),
            Map.entry("FoundEntry", AgentMessage.FoundEntry.class), Map.entry("Host", HostAnswer.class),
            Map.entry("Job", Job.class), Map.entry("RepositoryCheck", RepositoryHealth.Check.class),
            Map.entry("RepositoryHealth", RepositoryHealth.class), Map.entry("RunDay", RunDay.class),
            Map.entry("Snapshot", Snapshot.class), Map.entry("TreeEntry", AgentMessage.TreeEntry.class),
            Map.entry("User", UserAnswer.class));
    /** What may be left out of these has a default. */
    private static final Map<String, Class<?>> WISHES = Map.of("ChannelWish", NotificationsRpc.NewChannel.class,
            "Retention", Retention.class, "Source", Source.class);
    /** One schema for several records, and what is read field by field. */
    private static final Set<String> OTHERS = Set.of("Finding", "Item", "JobOptions", "NewSchedule");

    private static JsonNode schemas;

    @BeforeAll
    static void read() throws IOException {
        try (var text = SchemasTest.class.getResourceAsStream("/openapi/gateway.yml")) {
            schemas = new ObjectMapper().valueToTree(
                    new Yaml().<Map<String, Object>>load(new String(text.readAllBytes(), StandardCharsets.UTF_8)))
                    .at("/components/schemas");
        }
    }

    static Collection<String> answers() {
        return ANSWERS.keySet();
    }

    static Collection<String> wishes() {
        return WISHES.keySet();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerHasTheFieldsOfItsRecordAndPromisesThoseThatAreNeverNull(String name) {
        assertThat(properties(name)).isEqualTo(fields(ANSWERS.get(name), _ -> true));
        assertThat(required(name)).isEqualTo(fields(ANSWERS.get(name), SchemasTest::isNeverNull));
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void aWishHasTheFieldsOfItsRecord(String name) {
        assertThat(properties(name)).isEqualTo(fields(WISHES.get(name), _ -> true));
        assertThat(fields(WISHES.get(name), SchemasTest::isNeverNull)).containsAll(required(name));
    }

    @Test
    void everySchemaOfFieldsIsLookedAt() {
        var seen = new TreeSet<>(OTHERS);
        seen.addAll(ANSWERS.keySet());
        seen.addAll(WISHES.keySet());

        Set<String> written = schemas.properties().stream().filter(schema -> schema.getValue().has("properties"))
                .map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
        assertThat(written).isEqualTo(seen);
    }

    private static Set<String> properties(String name) {
        return schemas.at("/" + name + "/properties").properties().stream().map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> required(String name) {
        var names = new TreeSet<String>();
        schemas.at("/" + name + "/required").forEach(one -> names.add(one.asText()));
        return names;
    }

    private static Set<String> fields(Class<?> record, Predicate<RecordComponent> which) {
        return Arrays.stream(record.getRecordComponents()).filter(which)
                .map(component -> component.getName().replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isNeverNull(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
