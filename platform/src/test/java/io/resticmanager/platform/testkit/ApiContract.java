package io.resticmanager.platform.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.yaml.snakeyaml.Yaml;

/**
 * Holds what was asked of an HTTP API, and what it answered, against its OpenAPI 3.1 document. Fields that the document does not
 * name are wrong, both in a request that went well and in an answer.
 */
public final class ApiContract {

    private static final List<String> VERBS = List.of("get", "put", "post", "patch", "delete");

    private record Operation(String name, String verb, Pattern path, JsonNode words) {}

    private final JsonNode document;
    private final BodySchemas schemas;
    private final List<Operation> operations = new ArrayList<>();

    /** @param yaml the document */
    public ApiContract(String yaml) {
        this.document = new ObjectMapper().valueToTree(new Yaml().load(yaml));
        this.schemas = new BodySchemas(document);
        document.get("paths").properties().forEach(path -> VERBS.stream().filter(path.getValue()::has)
                .forEach(verb -> operations.add(new Operation(verb.toUpperCase() + " " + path.getKey(),
                        verb.toUpperCase(), pattern(path.getKey()), path.getValue().get(verb)))));
        operations.sort(Comparator.comparing(operation -> operation.name().replace('{', '~')));
    }

    /** All operations by name, as in {@code GET /api/hosts/{id}}, with the media types of what they answer when all is well. */
    public Map<String, Set<String>> operations() {
        var all = new TreeMap<String, Set<String>>();
        operations.forEach(operation -> all.put(operation.name(), mediaTypes(operation.words())));
        return all;
    }

    /** What the document says of that operation. */
    public JsonNode words(String operation) {
        return operations.stream().filter(known -> known.name().equals(operation)).findFirst().orElseThrow().words();
    }

    /** The operation that was asked for. */
    public Optional<String> operation(Exchange exchange) {
        return find(exchange).map(Operation::name);
    }

    /** What of the answer is not as the document has it; empty when all is. Of what is no operation nothing is known. */
    public List<String> wrongAnswer(Exchange exchange) {
        return judged(exchange, operation -> {
            var responses = operation.words().get("responses");
            var status = String.valueOf(exchange.status());
            var response = responses.has(status) ? responses.get(status) : responses.get("default");
            return response == null
                    ? List.of("no such status in the document")
                    : schemas.problems("the answer", response, exchange.contentType(), exchange.answered());
        });
    }

    /** The same of a request that went well: it held nothing that the document does not name. */
    public List<String> wrongRequest(Exchange exchange) {
        return !exchange.wentWell() ? List.of() : judged(exchange, operation -> {
            var problems = new ArrayList<>(unknownParameters(operation, exchange));
            problems.addAll(schemas.problems("the request", operation.words().path("requestBody"), "application/json",
                    BodySchemas.withoutNulls(exchange.asked())));
            return problems;
        });
    }

    private List<String> judged(Exchange exchange, Function<Operation, List<String>> rule) {
        return find(exchange).map(rule).orElse(List.of()).stream()
                .map(problem -> "%s %s -> %d: %s".formatted(exchange.method(), exchange.target(), exchange.status(),
                        problem))
                .toList();
    }

    private List<String> unknownParameters(Operation operation, Exchange exchange) {
        var known = StreamSupport.stream(operation.words().path("parameters").spliterator(), false)
                .map(schemas::resolved).filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> parameter.get("name").asText()).collect(Collectors.toSet());
        var query = exchange.target().contains("?") ? exchange.target().split("\\?", 2)[1] : "";
        return Arrays.stream(query.split("&")).map(pair -> pair.split("=", 2)[0])
                .filter(name -> !name.isEmpty() && !known.contains(name)).map(name -> "no such parameter: " + name)
                .toList();
    }

    private Set<String> mediaTypes(JsonNode words) {
        return words.get("responses").properties().stream().filter(response -> response.getKey().startsWith("2"))
                .flatMap(response -> schemas.resolved(response.getValue()).path("content").properties().stream())
                .map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    // Where two match, that without a placeholder stands first.
    private Optional<Operation> find(Exchange exchange) {
        return operations.stream().filter(operation -> operation.verb().equals(exchange.method())
                && operation.path().matcher(exchange.path()).matches()).findFirst();
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(Arrays.stream(path.split("(?=\\{)|(?<=})"))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part)).collect(Collectors.joining()));
    }
}
