package io.resticmanager.tests.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the programs of this build are started, with the same options for the JVM as the launcher gives; outside of benchmarks also
 * with one by which they start sooner.
 */
public final class Builds {

    private static final Set<String> SERVICES = Set.of("agent-hub", "jobs-service", "alerts-service",
            "notifications-service", "gateway-ui", "standalone");
    private static final List<String> OPTIONS = List.of("--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xss512k",
            "-Xmx512m");
    /** With 5,000 agents a hub lives within 512 MiB when it has this much heap; docs/operations.md. */
    private static final Map<String, String> HEAPS = Map.of("agent-hub", "-Xmx256m");

    private Builds() {}

    /** {@code restic-manager ARGUMENT…}. */
    public static List<String> stack(List<String> arguments) {
        var lib = stackLib();
        var command = java(lib + "/*", "io.resticmanager.standalone.Main", List.of());
        if (shortLived()) {
            command.addAll(command.indexOf("-cp"), StartCache.options("stack", lib, command, StartCache::stack));
        }
        command.addAll(arguments);
        return command;
    }

    /** {@code restic-manager-agent ARGUMENT…}. */
    public static List<String> agent(List<String> arguments) {
        return java(agentLib() + "/*", "io.resticmanager.agent.Main", arguments);
    }

    /** The jars of all services and of what they need. */
    public static Path stackLib() {
        return lib("RM_STANDALONE_LIB", "deploy/standalone/target/standalone/lib");
    }

    /** {@code restic-manager ARGUMENT…} of the client. */
    public static List<String> client(List<String> arguments) {
        return java(clientLib() + "/*", "io.resticmanager.cli.Main", arguments);
    }

    /** The jars of the client and of what it needs. */
    public static Path clientLib() {
        return lib("RM_CLI_LIB", "cli/target/cli/lib");
    }

    /** Where the demonstration finds the agent. */
    public static Path agentLib() {
        return lib("RM_AGENT_LIB", "agent/target/agent/lib");
    }

    /** One service alone: what all of them need on the class path, and of the services only this one. */
    public static List<String> service(String module, String main) {
        var lib = stackLib();
        try (var jars = Files.list(lib)) {
            var path = jars.filter(jar -> belongs(jar.getFileName().toString(), module)).map(Path::toString).sorted()
                    .collect(Collectors.joining(":"));
            var command = java(path, main, List.of());
            Optional.ofNullable(HEAPS.get(module)).ifPresent(heap -> command.add(command.indexOf("-cp"), heap));
            return command;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same from a cache of its classes, which is worth it where a test starts it often. */
    static List<String> serviceStartedOften(String module, String main, StartCache.Rehearsal rehearsal) {
        var command = service(module, main);
        if (shortLived()) {
            var lib = stackLib();
            command.addAll(command.indexOf("-cp"), StartCache.options(module, lib, command, rehearsal));
        }
        return command;
    }

    /** The JDK that runs the tests runs what they test. */
    public static String java() {
        return ProcessHandle.current().info().command().orElseThrow();
    }

    private static boolean belongs(String jar, String module) {
        return SERVICES.stream().filter(service -> !service.equals(module))
                .noneMatch(other -> jar.startsWith(other + "-0"));
    }

    private static List<String> java(String classPath, String main, List<String> arguments) {
        var command = new ArrayList<>(List.of(java()));
        command.addAll(OPTIONS);
        if (shortLived()) {
            command.add(System.getProperty("short.lived"));
        }
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        return command;
    }

    // Not in benchmarks.
    private static boolean shortLived() {
        return !System.getProperty("short.lived", "").isBlank();
    }

    private static Path lib(String variable, String inCheckout) {
        var named = System.getenv(variable);
        var lib = named == null ? root().resolve(inCheckout) : Path.of(named);
        if (!Files.isDirectory(lib)) {
            throw new IllegalStateException(lib + " is missing: build first, with ./restic-manager package");
        }
        return lib;
    }

    /** The checkout. */
    public static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("restic-manager"))).findFirst()
                .orElseThrow(() -> new IllegalStateException("the tests run inside the checkout"));
    }
}
