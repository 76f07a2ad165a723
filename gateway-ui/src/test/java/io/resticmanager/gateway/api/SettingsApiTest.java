package io.resticmanager.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.resticmanager.contracts.alert.AlertsRpc.Drills;
import io.resticmanager.contracts.job.JobsRpc.Keeping;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivering;
import io.resticmanager.contracts.notification.NotificationsRpc.Heartbeat;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeSettings;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.gateway.settings.Owner;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings over the API: three services keep them, and a client sees one thing. */
final class SettingsApiTest {

    private static final String ALL = "/api/settings";

    @AutoClose
    private static Gateway gateway;
    private static FakeSettings settings;
    private static Client alice;
    private static Client olga;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        settings = gateway.get(FakeSettings.class);
        alice = Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
    }

    @BeforeEach
    void reset() {
        settings.reset();
    }

    @Test
    void areToldAsOne() {
        assertThat(alice.get(ALL).body()).isEqualTo("""
                {"base_url":"https://backup.example","drill_enabled":true,"job_log_days":90,"notification_log_days":90,\
                "allow_private_targets":true,"fixed":[],"drill":{"next_at":"%s"}}""".formatted(Stories.NOON));

        settings.knows(new Delivering(null, "https://hc.example/1", 30, false, List.of("log_days", "base_url"),
                new Heartbeat(Stories.NOON, "It answered 404.")));
        settings.knows(new Keeping(7, true));
        settings.knows(new Drills(false, Stories.NOON, null));
        assertThat(alice.get(ALL).body()).isEqualTo("""
                {"heartbeat_url":"https://hc.example/1","drill_enabled":false,"job_log_days":7,\
                "notification_log_days":30,"allow_private_targets":false,\
                "fixed":["notification_log_days","base_url","job_log_days"],\
                "heartbeat":{"at":"%s","error":"It answered 404."},"drill":{"last_at":"%s"}}"""
                .formatted(Stories.NOON, Stories.NOON));
    }

    @Test
    void eachIsChangedWhereItIsKept() {
        var changed = patch("""
                {"base_url": " https://other.example/rm ", "heartbeat_url": "https://hc.example/1",
                 "drill_enabled": false, "job_log_days": 3650, "notification_log_days": 1,
                 "allow_private_targets": false}""");

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo(alice.get(ALL).body()).contains("https://other.example/rm");
        assertThat(settings.delivering()).isEqualTo(new Delivering("https://other.example/rm", "https://hc.example/1",
                1, false, List.of(), null));
        assertThat(settings.keeping().jobLogDays()).isEqualTo(3_650);
        assertThat(settings.drills().enabled()).isFalse();
    }

    @Test
    void whatIsAbsentOrSoAlreadyIsAskedOfNobody() {
        assertThat(patch("{}").status()).isEqualTo(200);
        assertThat(patch("{\"base_url\": \"https://backup.example\", \"job_log_days\": 90, \"drill_enabled\": true}")
                .status()).isEqualTo(200);
        assertThat(settings.changes()).isEmpty();
        assertThat(patch("{\"job_log_days\": 30}").status()).isEqualTo(200);
        assertThat(settings.changes()).containsExactly(Owner.jobs);
    }

    @Test
    void nullOrABlankTakesAnAddressAway() {
        patch("{\"heartbeat_url\": \"https://hc.example/1\"}");

        assertThat(patch("{\"heartbeat_url\": null, \"base_url\": \" \"}").body()).doesNotContain("heartbeat_url")
                .doesNotContain("base_url");
        assertThat(settings.delivering().baseUrl()).isNull();
        assertThat(settings.delivering().heartbeatUrl()).isNull();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("base_url", List.of("5", "true", "\"backup.example\"", "\"ftp://backup.example\"",
                        "\"https://\"", "\"https://a.example/?hunter2\"", "\"https://a.example/#hunter2\"",
                        "\"https://alice:hunter2@a.example\"", "\"https://a b\"",
                        "\"https://a.example/" + "x".repeat(2_000) + "\"")),
                Arguments.of("heartbeat_url", List.of("5", "[]", "\"hc.example\"", "\"file:///etc/hunter2\"",
                        "\"https:///x\"", "\"https://a\\nb\"", "\"https://alice:hunter2@a.example\"",
                        "\"https://a.example/#hunter2\"", "\"https://a.example:65536\"", "\"https://a.example:0\"",
                        "\"https://a.example/hünter2\"")),
                Arguments.of("drill_enabled", List.of("\"hunter2\"", "1", "null")),
                Arguments.of("allow_private_targets", List.of("\"hunter2\"", "1", "null")),
                Arguments.of("job_log_days", List.of("\"hunter2\"", "0", "-1", "3651", "1.5", "1e999",
                        "99999999999999999999", "9999999999", "null")),
                Arguments.of("notification_log_days", List.of("\"hunter2\"", "0", "3651", "{}", "null")));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsWrongInOneFieldChangesNothing(String field, List<String> values) {
        for (var value : values) {
            var other = field.equals("job_log_days") ? "\"drill_enabled\": false" : "\"job_log_days\": 30";
            var refused = patch("{%s, \"%s\": %s}".formatted(other, field, value));

            assertThat(refused.status()).as("%s: %s", value, refused.body()).isEqualTo(422);
            assertThat(refused.body()).contains("\"field\":\"" + field + "\"").doesNotContain("hunter2");
        }
        assertThat(settings.changes()).isEmpty();
    }

    @Test
    void allThatIsWrongIsToldAtOnceAndWhatThereIsNotByItsName() {
        var refused = patch("""
                {"job_log_days": 0, "base_url": "x", "drill_enabled": "no", "colour": "red", "fixed": []}""");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("\"field\":\"job_log_days\"", "\"field\":\"base_url\"",
                "\"field\":\"drill_enabled\"", "\"field\":\"colour\"", "\"field\":\"fixed\"",
                "There is no such field here. There are: base_url, heartbeat_url");
        assertThat(patch("[]").problem()).isEqualTo("malformed");
        assertThat(patch("7").status()).isEqualTo(400);
        assertThat(patch("{").status()).isEqualTo(400);
    }

    @Test
    void whatTheEnvironmentSetsIsRefusedUnlessItIsSoAlready() {
        settings.knows(new Delivering("https://backup.example", null, 30, true, List.of("base_url", "log_days"),
                null));
        settings.knows(new Keeping(7, true));

        var refused = patch("""
                {"base_url": "https://x.example", "notification_log_days": 31, "job_log_days": 8,
                 "drill_enabled": false}""");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("RM_BASE_URL sets this", "RM_NOTIFICATION_LOG_KEPT sets this",
                "RM_JOB_LOG_KEPT sets this");
        assertThat(settings.changes()).isEmpty();
        assertThat(patch("""
                {"base_url": "https://backup.example", "notification_log_days": 30, "job_log_days": 7,
                 "drill_enabled": false}""").status()).isEqualTo(200);
        assertThat(settings.changes()).containsExactly(Owner.alerts);
    }

    @ParameterizedTest
    @EnumSource(Owner.class)
    void aServiceThatDoesNotAnswerIsNamed(Owner owner) {
        settings.silent(owner);

        var told = alice.get(ALL);
        assertThat(told.status()).isEqualTo(503);
        assertThat(told.text("detail")).isEqualTo(owner.service() + " does not answer. It is being started.");
        var refused = patch("{\"drill_enabled\": false, \"job_log_days\": 1, \"base_url\": \"\"}");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("detail")).startsWith("Nothing was changed: " + owner.service());
        assertThat(settings.changes()).isEmpty();
    }

    @Test
    void whatTheFirstRefusesChangesNothingAndIsToldByTheNamesOfTheApi() {
        settings.refuses(Owner.notifications, Problem.invalid("log_days", "Not on a Sunday."));

        var refused = patch("{\"notification_log_days\": 31, \"job_log_days\": 8, \"drill_enabled\": false}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Nothing was changed. Not on a Sunday.",
                "{\"field\":\"notification_log_days\",\"message\":\"Not on a Sunday.\"}");
        assertThat(settings.changes()).containsExactly(Owner.notifications);
    }

    @Test
    void whenALaterOneRefusesItIsSaidWhatWasSavedAndWhatNot() {
        settings.refuses(Owner.jobs, Problem.unavailable("It is being stopped."));

        var partly = patch("""
                {"notification_log_days": 31, "base_url": "https://x.example", "job_log_days": 8,
                 "drill_enabled": false}""");

        assertThat(partly.status()).isEqualTo(503);
        assertThat(partly.problem()).isEqualTo("partly-saved");
        assertThat(partly.text("detail")).isEqualTo("Saved: base_url, notification_log_days. "
                + "Not saved: job_log_days, drill_enabled. jobs-service: It is being stopped.");
        assertThat(partly.body()).contains("\"field\":\"job_log_days\"", "\"field\":\"drill_enabled\"")
                .doesNotContain("\"field\":\"base_url\"");
        assertThat(settings.changes()).containsExactly(Owner.notifications, Owner.jobs);
        assertThat(settings.delivering().logDays()).isEqualTo(31);
        assertThat(settings.drills().enabled()).isTrue();
    }

    @Test
    void whereNoAnswerCameNobodyKnowsAndThatIsSaid() {
        settings.refuses(Owner.alerts, Problem.of(504, "timeout", "No answer in time", "It did not answer."));

        var partly = patch("{\"job_log_days\": 8, \"drill_enabled\": false}");

        assertThat(partly.status()).isEqualTo(504);
        assertThat(partly.text("detail")).isEqualTo(
                "Saved: job_log_days. Not known: drill_enabled. alerts-service: It did not answer.");
        settings.refuses(Owner.alerts, Problem.of(504, "timeout", "No answer in time", "It did not answer."));
        assertThat(patch("{\"drill_enabled\": false}").text("title")).isEqualTo("Not known whether it was saved");
    }

    @Test
    void areForAdministratorsAlone() {
        assertThat(olga.get(ALL).problem()).isEqualTo("forbidden");
        assertThat(olga.json("PATCH", ALL, "{\"drill_enabled\": false}").problem()).isEqualTo("forbidden");
        assertThat(olga.json("PATCH", ALL, "{\"colour\": 1}").problem()).isEqualTo("forbidden");
        assertThat(settings.changes()).isEmpty();
    }

    private static Client.Answer patch(String json) {
        return alice.json("PATCH", ALL, json);
    }
}
