package io.resticmanager.tests.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.testkit.ToolPaths;
import org.awaitility.Awaitility;

/**
 * The classes of a program as the JVM keeps them, by which it starts in half the processor time (ADR 51). Made once for each
 * build, by a program that is started, used and stopped. The JVM itself refuses one that is not of these very jars, and then
 * starts as without.
 */
final class StartCache {

    private static final System.Logger LOG = System.getLogger(StartCache.class.getName());
    private static final Duration MAKING = Duration.ofMinutes(5);
    // What it has to say of the cache must not stand before the announcement.
    private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");
    private static final Map<String, List<String>> FOUND = new HashMap<>();

    private StartCache() {}

    /** What a program does once, so that its classes are known. */
    @FunctionalInterface
    interface Rehearsal {

        /** Starts it and does with it what most tests do first; it is stopped after that. @param folder its own, and empty */
        Child play(Path folder, List<String> command) throws Exception;
    }

    /**
     * Options for the JVM; none where no cache can be made, as on a machine that takes minutes for it.
     *
     * @param command a JVM with its options, class path and main class, and no arguments
     */
    static synchronized List<String> options(String program, Path lib, List<String> command, Rehearsal rehearsal) {
        return FOUND.computeIfAbsent(program, _ -> look(program, lib, command, rehearsal));
    }

    private static List<String> look(String program, Path lib, List<String> command, Rehearsal rehearsal) {
        try {
            var folder = Files.createDirectories(Path.of("target", "start-cache", program).toAbsolutePath());
            var cache = folder.resolve(key(lib, command) + ".aot");
            if (!Files.exists(cache)) {
                clear(folder);
                make(folder, cache, command, rehearsal);
            }
            var options = new ArrayList<>(QUIET);
            options.add("-XX:AOTCache=" + cache);
            return options;
        } catch (Exception | AssertionError e) {
            LOG.log(System.Logger.Level.WARNING, program + " starts as without a cache, as none could be made", e);
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

    private static void make(Path folder, Path cache, List<String> command, Rehearsal rehearsal) throws Exception {
        var fresh = Files.createTempDirectory(folder, "making-");
        var made = fresh.resolve("made.aot");
        var all = new ArrayList<>(command);
        all.add(1, "-XX:AOTCacheOutput=" + made);
        var program = rehearsal.play(fresh, all);
        try {
            ProcessHandle.of(program.pid()).ifPresent(ProcessHandle::destroy);
            program.awaitExit(MAKING);
        } finally {
            program.end();
        }
        Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A stack that is set up and signed in to. */
    static Child stack(Path folder, List<String> command) throws Exception {
        var all = new ArrayList<>(command);
        all.addAll(List.of("up", "--data-dir", folder.resolve("data").toString(), "--json", "--port", "0"));
        var stack = Child.start("stack", folder, all, Map.of("RM_NATS_SERVER", ToolPaths.natsServer().toString()));
        try {
            use(stack);
            return stack;
        } catch (Exception | AssertionError e) {
            stack.end();
            throw e;
        }
    }

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
