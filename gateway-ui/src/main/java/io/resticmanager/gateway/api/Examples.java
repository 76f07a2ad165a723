package io.resticmanager.gateway.api;

import static io.resticmanager.gateway.api.ApiDocument.fields;

import java.util.Map;

/** Puts what was really asked and answered into an operation of the OpenAPI document. */
final class Examples {

    private Examples() {}

    /** @param example {@code request}, {@code status}, {@code type} and {@code response}, of which bodies may be absent */
    static void add(Map<String, Object> document, Map<String, Object> operation, Map<String, Object> example) {
        if (example.containsKey("request")) {
            body(fields(operation, "requestBody"), "application/json").put("example", example.get("request"));
        }
        if (example.containsKey("response")) {
            var answer = fields(fields(operation, "responses"), String.valueOf(example.get("status")));
            body(shared(document, answer), String.valueOf(example.get("type"))).put("example", example.get("response"));
        }
    }

    /** What several operations answer stands among the components. */
    private static Map<String, Object> shared(Map<String, Object> document, Map<String, Object> answer) {
        return answer.get("$ref") instanceof String name
                ? fields(fields(fields(document, "components"), "responses"), name.replaceFirst(".*/", ""))
                : answer;
    }

    private static Map<String, Object> body(Map<String, Object> of, String type) {
        return fields(fields(of, "content"), type);
    }
}
