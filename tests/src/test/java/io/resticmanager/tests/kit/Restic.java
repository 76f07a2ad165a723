package io.resticmanager.tests.kit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.testkit.ToolPaths;

/** restic itself, asked past everything of ours: what it says is the truth. */
public final class Restic {

    private Restic() {}

    /** The full ids of all snapshots. */
    public static List<String> snapshots(Repository repository) throws Exception {
        var ids = new ArrayList<String>();
        for (var snapshot : Json.read(run(repository.environment(), "snapshots"), JsonNode.class).values()) {
            ids.add(snapshot.get("id").getStringValue());
        }
        return ids;
    }

    /** The number of files in a snapshot. */
    public static long files(Repository repository, String snapshot) throws Exception {
        var listing = new String(run(repository.environment(), "ls", snapshot));
        return listing.lines().filter(line -> line.contains("\"type\":\"file\"")).count();
    }

    /** A backup that nobody of ours made, as if it had been made then ({@code 2026-01-31 12:00:00}). */
    public static void backUp(Repository repository, String host, String time, Path path) throws Exception {
        run(repository.environment(), "backup", "--host", host, "--time", time, path.toString());
    }

    /** Removes a snapshot past everything of ours; what only it needed stays stored until somebody prunes. */
    public static void forget(Repository repository, String snapshot) throws Exception {
        run(repository.environment(), List.of("forget", snapshot));
    }

    /** The host name that the newest snapshot carries. */
    public static String hostname(Repository repository) throws Exception {
        var newest = Json.read(run(repository.environment(), "snapshots", "latest"), JsonNode.class).get(0);
        return newest.get("hostname").getStringValue();
    }

    /** Whoever holds the repository. */
    private static byte[] run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return run(environment, Stream.concat(Stream.of("--no-lock"), Stream.of(arguments)).toList());
    }

    private static byte[] run(Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(ToolPaths.restic018().toString(), "--json", "--no-cache"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new AssertionError("restic %s ended with %d".formatted(arguments, process.exitValue()));
        }
        return said;
    }
}
