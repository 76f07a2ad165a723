package io.resticmanager.jobs.job;

import java.util.LinkedHashMap;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.json.Json;
import org.jspecify.annotations.Nullable;

/** Options as a list tells them: of a restore the first paths, with {@code path_count} for how many there are. */
final class BriefOptions {

    /** Bytes of JSON; the first path is told however long it is. */
    private static final int PATHS = 1_024;

    private BriefOptions() {}

    static @Nullable JsonNode of(StoredJob job) {
        return switch (job.kind()) {
            case backup -> null;
            case restore -> restore(job.options(RestoreOptions.class));
            default -> job.options(JsonNode.class);
        };
    }

    private static JsonNode restore(RestoreOptions all) {
        var brief = Json.tree(new RestoreOptions(all.snapshotId(), all.paths().subList(0, fitting(all)), all.target(),
                all.confirmHostName(), all.overwrite()));
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        brief.entries().forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.put("path_count", JsonNode.createNumberNode(all.paths().size()));
        return JsonNode.createObjectNode(fields);
    }

    private static int fitting(RestoreOptions all) {
        var bytes = 0;
        for (var i = 0; i < all.paths().size(); i++) {
            bytes += Json.bytes(all.paths().get(i)).length;
            if (i > 0 && bytes > PATHS) {
                return i;
            }
        }
        return all.paths().size();
    }
}
