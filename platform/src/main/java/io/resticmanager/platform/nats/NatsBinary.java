package io.resticmanager.platform.nats;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** A nats-server program that is new enough. */
record NatsBinary(Path path, int major, int minor) {

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+)\\.\\d+");

    /** The one that RM_NATS_SERVER names, else the first on the path. */
    static NatsBinary find(@Nullable String configured) {
        return ask(configured != null ? Path.of(configured) : onPath());
    }

    /**
     * In a session of its own where the system can do that: a Ctrl-C in the terminal is for us, who then stop the broker last,
     * after all that still talks to it.
     */
    List<String> command(String... arguments) {
        var detached = Files.isExecutable(SETSID) ? Stream.of(SETSID.toString()) : Stream.<String>empty();
        return Stream.of(detached, Stream.of(path.toString()), Stream.of(arguments)).flatMap(part -> part).toList();
    }

    boolean atLeast(int wantedMajor, int wantedMinor) {
        return major > wantedMajor || major == wantedMajor && minor >= wantedMinor;
    }

    private static Path onPath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "nats-server")).filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new BrokerUnusable(
                        "There is no nats-server on the path. Install the package nats-server (2.9 or newer), or name the program in RM_NATS_SERVER."));
    }

    private static NatsBinary ask(Path path) {
        try {
            var process = new ProcessBuilder(path.toString(), "--version").redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(10, TimeUnit.SECONDS);
            return parse(path, said);
        } catch (IOException e) {
            throw new BrokerUnusable("The nats-server %s can not be run: %s".formatted(path, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnusable("Interrupted while asking nats-server for its version.", e);
        }
    }

    static NatsBinary parse(Path path, String said) {
        var version = VERSION.matcher(said);
        if (!version.find()) {
            throw new BrokerUnusable("%s does not look like nats-server: it says '%s'.".formatted(path, said.strip()));
        }
        var found = new NatsBinary(path, Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)));
        if (!found.atLeast(2, 9)) {
            throw new BrokerUnusable(
                    "%s is nats-server %d.%d; 2.9 or newer is needed.".formatted(path, found.major, found.minor));
        }
        return found;
    }
}
