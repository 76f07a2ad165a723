package io.resticmanager.cli.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.cli.failure.CliFailure;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a job does, as far as its kind lets one say; the server judges it. */
final class JobOptions {

    @Option(names = "--path", paramLabel = "PATH", description = "Of a backup: what to back up in place of what the host's schedules say; may be repeated.")
    private List<String> paths = List.of();

    @Option(names = "--exclude", paramLabel = "PATTERN", description = "With --path: what to leave out, as restic writes it; may be repeated.")
    private List<String> excludes = List.of();

    @Option(names = "--schedule", paramLabel = "ID", description = "Of a backup: what this schedule backs up.")
    private @Nullable String schedule;

    @Option(names = "--dry-run", description = "Of a forget or prune: shows what would go, and removes nothing.")
    private boolean dryRun;

    @Option(names = "--read-data-subset", paramLabel = "PART", description = "Of a check: how much data to read, as 10%%, 1/7 or 2G.")
    private @Nullable String subset;

    @Option(names = "--options", paramLabel = "JSON", description = "Any options of the API, as {\"dry_run\": true}; what else is said here comes on top.")
    private @Nullable String more;

    JsonNode json() {
        var all = new HashMap<String, JsonNode>();
        given().entries().forEach(one -> all.put(one.getKey(), one.getValue()));
        if (!paths.isEmpty()) {
            all.put("source", Json.tree(new Source(paths, excludes, List.of(), false, false, null, null, null,
                    null, null, null)));
        } else if (!excludes.isEmpty()) {
            throw CliFailure.wrong("--exclude goes with --path");
        }
        put(all, "schedule_id", schedule);
        put(all, "read_data_subset", subset);
        if (dryRun) {
            all.put("dry_run", JsonNode.createBooleanNode(true));
        }
        return JsonNode.createObjectNode(all);
    }

    private static void put(Map<String, JsonNode> all, String name, @Nullable String value) {
        if (value != null) {
            all.put(name, JsonNode.createStringNode(value));
        }
    }

    private JsonNode given() {
        try {
            var given = more == null ? JsonNode.createObjectNode(Map.of()) : Json.read(more, JsonNode.class);
            if (given.isObject()) {
                return given;
            }
        } catch (Json.Malformed _) {
            // Told below, like JSON that is no object.
        }
        throw CliFailure.wrong("--options: JSON is expected here, one object with fields, {…}");
    }
}
