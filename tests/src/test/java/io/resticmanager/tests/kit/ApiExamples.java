package io.resticmanager.tests.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.resticmanager.platform.testkit.ApiContract;
import io.resticmanager.platform.testkit.Exchange;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

/** Writes what was really asked and answered as examples for the OpenAPI document: without secrets, places and long lists. */
public final class ApiExamples {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SECRETS = Set.of("password", "current", "repo_password", "server_password",
            "csrf_token", "invite_url", "htpasswd");
    private static final Pattern PLACES = Pattern.compile("[^\"\\s:]*/target/stage/[^/\"]+");
    private static final Pattern SERVERS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final Pattern TOKENS = Pattern.compile("rmapi_[A-Za-z0-9_-]{43}");
    private static final Pattern ENROLMENT = Pattern.compile("--token [^\"\\s\\\\]+");
    private static final int ITEMS = 2;

    private ApiExamples() {}

    /** Of each operation the exchange that went well with the longest request; the first of those that are alike. */
    public static void write(ApiContract document, List<Exchange> seen, Path file) throws IOException {
        var examples = new LinkedHashMap<String, Object>();
        for (var operation : document.operations().keySet()) {
            var best = seen.stream().filter(exchange -> exchange.status() < 300)
                    .filter(exchange -> document.operation(exchange).filter(operation::equals).isPresent())
                    .reduce((one, other) -> other.asked().length() > one.asked().length() ? other : one);
            examples.put(operation, example(best.orElseThrow()));
        }
        var options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        Files.writeString(file, new Yaml(options).dump(examples));
    }

    private static Map<String, Object> example(Exchange exchange) throws JsonProcessingException {
        var example = new LinkedHashMap<String, Object>();
        example.put("status", exchange.status());
        if (!exchange.asked().isEmpty()) {
            example.put("request", body(exchange.asked()));
        }
        if (exchange.contentType().startsWith("application/json")) {
            example.put("type", "application/json");
            example.put("response", body(exchange.answered()));
        }
        return example;
    }

    private static Map<String, Object> body(String text) throws JsonProcessingException {
        var elsewhere = SERVERS.matcher(PLACES.matcher(text).replaceAll("/srv")).replaceAll("https://backup.example");
        var body = JSON.readTree(ENROLMENT.matcher(TOKENS.matcher(elsewhere).replaceAll("rmapi_" + "x".repeat(43)))
                .replaceAll("--token TOKEN"));
        body.findParents("hostname").forEach(node -> ((ObjectNode) node).put("hostname", "web-1.lan"));
        SECRETS.forEach(secret -> body.findParents(secret).forEach(node -> hide((ObjectNode) node, secret)));
        body.findParents("token").stream().filter(node -> !node.get("token").asText().startsWith("rmapi_"))
                .forEach(node -> ((ObjectNode) node).put("token", "TOKEN"));
        List.of("items", "lines").forEach(list -> body.findParents(list).forEach(node -> shorten(node.get(list))));
        return JSON.convertValue(body, new TypeReference<>() {
        });
    }

    private static void hide(ObjectNode node, String secret) {
        if (node.get(secret).isTextual()) {
            node.put(secret, "a secret of its own");
        }
    }

    private static void shorten(com.fasterxml.jackson.databind.JsonNode list) {
        if (list instanceof ArrayNode items) {
            while (items.size() > ITEMS) {
                items.remove(items.size() - 1);
            }
        }
    }
}
