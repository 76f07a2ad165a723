package io.resticmanager.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.Router;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.platform.testkit.ApiContract;
import io.resticmanager.platform.testkit.Exchange;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What is served as OpenAPI is what is served. That answers are as it says, {@code Documented} looks at in every test. */
final class OpenApiTest {

    @AutoClose
    private static Gateway gateway;
    private static Client.Answer answer;
    private static JsonNode document;

    @BeforeAll
    static void ask(@TempDir Path data) {
        gateway = Gateway.in(data);
        answer = Client.alice(gateway).get("/api/openapi.yml");
        document = new ObjectMapper().valueToTree(new Yaml().load(answer.body()));
    }

    @Test
    void itIsServedAsYamlToWhoIsSignedIn() {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(new Client(gateway).get("/api/openapi.yml").status()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("&id0");
    }

    @Test
    void everyRouteIsInItWithASentenceAndWhatIsWrittenIsServed() throws IOException {
        var served = new TreeSet<>(document().operations().keySet());

        assertThat(served).isEqualTo(routes());
        assertThat(written().operations().keySet()).isEqualTo(served);
        assertThat(served).allSatisfy(name -> {
            assertThat(document().words(name).path("summary").asText()).isNotBlank();
            assertThat(document().words(name).path("responses")).isNotEmpty();
        });
    }

    @Test
    void eachHasAnIdOfItsOwn() {
        var ids = document.get("paths").findValuesAsText("operationId");

        assertThat(ids).doesNotHaveDuplicates().contains("hosts.show", "jobs.cancel")
                .hasSameSizeAs(document().operations().keySet());
    }

    @Test
    void whatMayStandInTheQueryIsWhatTheCodeReads() {
        var read = new TreeMap<String, Set<String>>();
        gateway.get(Router.class).uriRoutes().filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(MethodBasedRouteInfo.class::cast).forEach(route -> read.put(name(route), queries(route)));

        // Two read the query as a whole.
        assertThat(document().operations().keySet()).filteredOn(name -> !name.startsWith("GET /api/audit"))
                .allSatisfy(name -> assertThat(described(name)).as(name).isEqualTo(read.get(name)));
    }

    @Test
    void whoMayAskComesFromTheCode() {
        assertThat(security("POST /api/setup")).isEmpty();
        assertThat(security("GET /api/hosts")).containsExactly(Set.of("session"), Set.of("token"));
        assertThat(security("POST /api/users")).containsExactly(Set.of("session", "csrf"), Set.of("token"));
        assertThat(security("GET /api/sessions")).containsExactly(Set.of("session"));
        assertThat(document().words("POST /api/users").get("x-wants-password").asBoolean()).isTrue();
        assertThat(document().words("GET /api/users").get("x-wants-password").asBoolean()).isFalse();
    }

    @Test
    void everyOperationThatAnswersJsonHasAnExampleThatIsAsItSays() {
        assertThat(document().operations()).allSatisfy((name, types) -> {
            if (types.contains("application/json")) {
                var example = example(name);
                assertThat(example.answered()).as(name).isNotEmpty();
                assertThat(document().wrongAnswer(example)).isEmpty();
                assertThat(document().wrongRequest(example)).isEmpty();
            }
        });
    }

    private static Exchange example(String name) {
        var words = document().words(name);
        var answer = words.get("responses").properties().stream().filter(one -> one.getKey().startsWith("2"))
                .findFirst().orElseThrow();
        var response = answer.getValue().has("$ref")
                ? document.at(answer.getValue().get("$ref").asText().substring(1))
                : answer.getValue();
        var asked = words.at("/requestBody/content/application~1json/example");
        var said = response.at("/content/application~1json/example");
        var parts = name.split(" ", 2);
        return new Exchange(parts[0], parts[1], asked.isMissingNode() ? "" : asked.toString(),
                Integer.parseInt(answer.getKey()), "application/json", said.isMissingNode() ? "" : said.toString());
    }

    private static ApiContract document() {
        return new ApiContract(answer.body());
    }

    private static ApiContract written() throws IOException {
        try (var file = gateway.get(ResourceLoader.class).getResourceAsStream("classpath:openapi/gateway.yml")
                .orElseThrow()) {
            return new ApiContract(new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private static List<Set<String>> security(String name) {
        return StreamSupport.stream(document().words(name).get("security").spliterator(), false)
                .map(way -> way.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet())).toList();
    }

    private static Set<String> described(String name) {
        return StreamSupport.stream(document().words(name).path("parameters").spliterator(), false)
                .map(parameter -> parameter.has("$ref")
                        ? document.at(parameter.get("$ref").asText().substring(1))
                        : parameter)
                .filter(parameter -> parameter.get("in").asText().equals("query"))
                .map(parameter -> parameter.get("name").asText()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> queries(MethodBasedRouteInfo<?, ?> route) {
        return Arrays.stream(route.getTargetMethod().getArguments())
                .filter(argument -> argument.isAnnotationPresent(QueryValue.class))
                .map(argument -> argument.getAnnotationMetadata().stringValue(QueryValue.class)
                        .filter(name -> !name.isEmpty()).orElse(argument.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> routes() {
        return gateway.get(Router.class).uriRoutes().filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(OpenApiTest::name).filter(name -> name.contains(" /api/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(io.micronaut.web.router.RouteInfo<?> route) {
        var uri = (io.micronaut.web.router.UriRouteInfo<?, ?>) route;
        return uri.getHttpMethodName() + " "
                + uri.getUriMatchTemplate().toString().replaceAll("\\{([a-z]+)[^}]*}", "{$1}");
    }
}
