package io.resticmanager.platform.testkit;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;

/** The schemas of an OpenAPI 3.1 document, which are JSON Schema 2020-12, made strict: what is not named is wrong. */
final class BodySchemas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HERE = "https://restic-manager.invalid/openapi.json";
    private static final String SHARED = "/components/schemas";
    private static final String REFERENCE = "\"$ref\":\"#";
    private static final String BODY = "https://restic-manager.invalid/body.json";
    private static final SchemaValidatorsConfig WITH_FORMATS = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true).build();

    private final JsonNode document;
    private final JsonSchemaFactory factory;
    private final Map<String, JsonSchema> read = new ConcurrentHashMap<>();

    BodySchemas(JsonNode document) {
        this.document = document;
        var strict = document.deepCopy();
        close(strict, parts(document));
        this.factory = JsonSchemaFactory.getInstance(VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(HERE, shared(strict)))));
    }

    /** The node itself, or that which it refers to. */
    JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    /** @param holder a request body or a response of the document */
    List<String> problems(String what, JsonNode holder, String contentType, String body) {
        var content = resolved(holder).path("content");
        var type = contentType.split(";", 2)[0].trim();
        if (body.isEmpty() || content.isMissingNode()) {
            return body.isEmpty() == (content.isMissingNode() || !holder.path("required").asBoolean(true))
                    ? List.of()
                    : List.of(what
                            + (body.isEmpty() ? " has no body" : " has a body of which the document knows nothing"));
        }
        if (!content.has(type)) {
            return List.of("%s is %s, and not %s".formatted(what, type, content));
        }
        return type.endsWith("json") ? validated(what, content.get(type).get("schema"), body) : List.of();
    }

    /** A field that is null in a request is one that is not given. */
    static String withoutNulls(String body) {
        try {
            var read = JSON.readTree(body);
            objects(read).forEach(object -> object.removeIf(JsonNode::isNull));
            return read.isMissingNode() ? body : read.toString();
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private List<String> validated(String what, JsonNode schema, String body) {
        try {
            return schema(schema).validate(JSON.readTree(body)).stream().map(ValidationMessage::getMessage)
                    .map(message -> what + " " + message).sorted().toList();
        } catch (JsonProcessingException e) {
            return List.of(what + " is no JSON: " + e.getOriginalMessage());
        }
    }

    private JsonSchema schema(JsonNode schema) {
        return read.computeIfAbsent(schema.toString(), _ -> {
            var strict = schema.deepCopy();
            close(strict, parts(document));
            return factory.getSchema(SchemaLocation.of(BODY), absolute(strict), WITH_FORMATS);
        });
    }

    // As a schema: of the rest of the document a validator knows nothing.
    private static String shared(JsonNode document) {
        return "{\"$defs\":%s}"
                .formatted(document.at(SHARED).toString().replace(REFERENCE + SHARED, REFERENCE + "/$defs"));
    }

    private static JsonNode absolute(JsonNode schema) {
        try {
            return JSON.readTree(schema.toString().replace(REFERENCE + SHARED,
                    REFERENCE.replace("#", HERE + "#") + "/$defs"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is named in an {@code allOf} is a part: its siblings have fields of their own, and the whole is closed instead. */
    private static Set<String> parts(JsonNode document) {
        var parts = new HashSet<String>();
        document.findValues("allOf").forEach(all -> all.forEach(part -> parts.add(part.path("$ref").asText())));
        return parts;
    }

    private static void close(JsonNode root, Set<String> parts) {
        Set<JsonNode> open = Collections.newSetFromMap(new IdentityHashMap<>());
        root.findValues("allOf").forEach(all -> all.forEach(open::add));
        parts.stream().filter(part -> part.startsWith("#")).map(part -> root.at(part.substring(1))).forEach(open::add);
        objects(root).filter(node -> node.path("properties").isObject() || node.has("allOf"))
                .filter(node -> !node.has("additionalProperties") && !open.contains(node))
                .forEach(node -> node.put("unevaluatedProperties", false));
    }

    private static Stream<ObjectNode> objects(JsonNode node) {
        var below = node.valueStream().flatMap(BodySchemas::objects).toList().stream();
        return node instanceof ObjectNode object ? Stream.concat(Stream.of(object), below) : below;
    }
}
