package io.resticmanager.tests.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.testkit.ToolPaths;
import org.awaitility.Awaitility;

/**
 * The classes of the stack as the JVM keeps them, by which it starts in half the processor time (ADR 51). Made once for each
 * build, by a stack that is set up, signed in to and stopped. The JVM itself refuses one that is not of these very jars, and then
 * starts as without.
 */
final class StartCache {

    private static final System.Logger LOG = System.getLogger(StartCache.class.getName());
    private static final Duration MAKING = Duration.ofMinutes(5);
    // What it has to say of the cache must not stand before the announcement.
    private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");
    private static List<String> found = List.of();
    private static boolean looked;

    private StartCache() {}

    /**
     * Options for the JVM; none where no cache can be made, as on a machine that takes minutes for it.
     *
     * @param command a JVM with its options, class path and main class, and no arguments
     */
    static synchronized List<String> options(Path lib, List<String> command) {
        if (!looked) {
            looked = true;
            found = look(lib, command);
        }
        return found;
    }

    private static List<String> look(Path lib, List<String> command) {
        try {
            var folder = Files.createDirectories(Path.of("target", "start-cache").toAbsolutePath());
            var cache = folder.resolve(key(lib, command) + ".aot");
            if (!Files.exists(cache)) {
                clear(folder);
                make(folder, cache, command);
            }
            var options = new ArrayList<>(QUIET);
            options.add("-XX:AOTCache=" + cache);
            return options;
        } catch (Exception | AssertionError e) {
            LOG.log(System.Logger.Level.WARNING, "each stack starts as without a cache, as none could be made", e);
            return List.of();
        }
    }

    // Of former builds; each has 100 MB.
    private static void clear(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).filter(it -> !it.equals(folder)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void make(Path folder, Path cache, List<String> command) throws Exception {
        var fresh = Files.createTempDirectory(folder, "making-");
        var made = fresh.resolve("stack.aot");
        var all = new ArrayList<>(command);
        all.add(1, "-XX:AOTCacheOutput=" + made);
        all.addAll(List.of("up", "--data-dir", fresh.resolve("data").toString(), "--json", "--port", "0"));
        var stack = Child.start("stack", fresh, all, Map.of("RM_NATS_SERVER", ToolPaths.natsServer().toString()));
        try {
            use(stack);
            ProcessHandle.of(stack.pid()).ifPresent(ProcessHandle::destroy);
            stack.awaitExit(MAKING);
        } finally {
            stack.end();
        }
        Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE);
    }

    // What most tests do first.
    private static void use(Child stack) throws Exception {
        Awaitility.await("the stack announces itself").atMost(MAKING).failFast("it ended", () -> !stack.isAlive())
                .until(() -> stack.out().endsWith("\n"));
        var said = Json.read(stack.out(), JsonNode.class);
        var alice = Administrator.first(new ApiClient(said.get("url").getStringValue()),
                said.get("setup_url").getStringValue());
        alice.api().page("/");
    }

    private static String key(Path lib, List<String> command) throws IOException {
        try (var jars = Files.list(lib)) {
            var all = jars.sorted().map(StartCache::state).collect(Collectors.joining("\n"));
            return UUID.nameUUIDFromBytes((Runtime.version() + "\n" + command + "\n" + all).getBytes()).toString();
        }
    }

    private static String state(Path jar) {
        try {
            return jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
