package io.resticmanager.platform.nats;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of our nats-server: configuration, users, chosen port, pid, log, streams. */
record NatsHome(Path path) {

    private static final Logger LOG = LoggerFactory.getLogger(NatsHome.class);
    private static final Pattern PORT = Pattern.compile("nats://[^\"]*:(\\d+)");

    static NatsHome at(Path directory) throws IOException {
        Files.createDirectories(directory,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new NatsHome(directory.toRealPath());
    }

    Path config() {
        return path.resolve("nats.conf");
    }

    Path users() {
        return path.resolve("users.json");
    }

    Path pidFile() {
        return path.resolve("nats.pid");
    }

    /** The wished port, else the one of the last time if it is still free, else 0. */
    int chosenPort(int wished) throws IOException {
        if (wished != 0 || !Files.exists(portFile())) {
            return wished;
        }
        var last = Integer.parseInt(Files.readString(portFile()).strip());
        return isFree(last) ? last : 0;
    }

    void keepPort(int port) throws IOException {
        Files.writeString(portFile(), port + "\n");
    }

    void forgetPorts() throws IOException {
        try (var files = Files.newDirectoryStream(path, "*.ports")) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    /** Waits until the server has written its ports file, which it does when it listens. */
    int awaitPort(Process server, Duration patience) throws IOException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            var port = port(server.pid());
            if (port.isPresent()) {
                return port.get();
            }
            if (ended(server)) {
                throw ended(server.exitValue(), lastWords());
            }
        }
        throw new BrokerUnusable(
                "nats-server did not listen within %d s: %s".formatted(patience.toSeconds(), lastWords()));
    }

    private static BrokerUnusable ended(int exit, String words) {
        var why = "nats-server ended at once (exit %d): %s".formatted(exit, words);
        return words.contains("address already in use")
                ? new BrokerUnusable(why,
                        new BindException("the broker's port is taken: give another with RM_NATS_PORT"))
                : new BrokerUnusable(why);
    }

    /** Stops the nats-server that a killed JVM left behind; any other process that has its pid by now is left alone. */
    void stopOrphan() throws IOException {
        if (!Files.exists(pidFile())) {
            return;
        }
        var orphan = ProcessHandle.of(Long.parseLong(Files.readString(pidFile()).strip())).filter(this::isOurs);
        if (orphan.isPresent()) {
            LOG.warn("stopping the nats-server pid={} that an earlier process left behind", orphan.get().pid());
            stop(orphan.get());
        }
        Files.deleteIfExists(pidFile());
    }

    private boolean isOurs(ProcessHandle process) {
        try {
            var words = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline")).split("\0");
            return words.length > 2 && words[0].endsWith("nats-server") && words[2].equals(config().toString());
        } catch (IOException _) {
            // Gone in the meantime.
            return false;
        }
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(5, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Integer> port(long pid) throws IOException {
        var file = path.resolve("nats-server_" + pid + ".ports");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var found = PORT.matcher(Files.readString(file));
        return found.find() ? Optional.of(Integer.valueOf(found.group(1))) : Optional.empty();
    }

    private static boolean ended(Process server) {
        try {
            return server.waitFor(5, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnusable("Interrupted while nats-server was starting.", e);
        }
    }

    private String lastWords() throws IOException {
        var log = path.resolve("nats.log");
        var lines = Files.exists(log) ? Files.readAllLines(log) : Files.readAllLines(path.resolve("nats.out"));
        return lines.isEmpty() ? "it said nothing" : lines.getLast();
    }

    Path portFile() {
        return path.resolve("port");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
