package io.resticmanager.jobs.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import org.jspecify.annotations.Nullable;

/** Options as a list tells them: of a restore the first paths, with {@code path_count} for how many there are. */
final class BriefOptions {

    /** Bytes of JSON; the first path is told however long it is. */
    private static final int BYTES = 1_024;
    private static final String PATHS = "paths";

    private BriefOptions() {}

    static @Nullable JsonNode of(StoredJob job) {
        return switch (job.kind()) {
            case backup -> null;
            case restore -> restore(job.options(JsonNode.class));
            default -> job.options(JsonNode.class);
        };
    }

    // One that we know only because its agent told of it has no options.
    private static JsonNode restore(JsonNode all) {
        return all.get(PATHS) instanceof JsonNode paths && paths.isArray() ? cut(all, paths) : all;
    }

    private static JsonNode cut(JsonNode all, JsonNode paths) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        all.entries().forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.put(PATHS, JsonNode.createArrayNode(fitting(paths)));
        fields.put("path_count", JsonNode.createNumberNode(paths.size()));
        return JsonNode.createObjectNode(fields);
    }

    private static List<JsonNode> fitting(JsonNode paths) {
        var first = new ArrayList<JsonNode>();
        var bytes = 0;
        for (var path : paths.values()) {
            bytes += Json.bytes(path).length;
            if (!first.isEmpty() && bytes > BYTES) {
                return first;
            }
            first.add(path);
        }
        return first;
    }
}
