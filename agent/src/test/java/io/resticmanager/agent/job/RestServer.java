package io.resticmanager.agent.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

/** A real rest-server; the everyday one is append-only as in earnest. */
public final class RestServer implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("start server on 127\\.0\\.0\\.1:(\\d+)\\n");

    private final Path folder;
    private final Process process;
    private final int port;

    private RestServer(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    public static RestServer in(Path folder) throws IOException {
        return start(folder, List.of("--no-auth", "--append-only"));
    }

    /** One that lets only this user in, to the repository of that name, and lets delete. */
    public static RestServer guarding(Path folder, String user, String password) throws Exception {
        var hash = Base64.getEncoder().encodeToString(
                MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
        var users = Files.writeString(folder.resolve("htpasswd-" + user), user + ":{SHA}" + hash + "\n");
        return start(folder, List.of("--private-repos", "--htpasswd-file", users.toString()));
    }

    private static RestServer start(Path folder, List<String> rules) throws IOException {
        var program = ResticStand.tool("rest-server", "rest-server", "RM_REST_SERVER");
        // It takes a port itself: one that was free a moment ago may be another test's
        // by now.
        var command = new ArrayList<>(List.of(program.toString(), "--path", folder.toString(), "--listen",
                "127.0.0.1:0"));
        command.addAll(rules);
        var log = Files.createTempFile(folder, "rest-server-", ".log");
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new RestServer(folder, process, Awaitility.await("rest-server").atMost(Duration.ofSeconds(30))
                .until(() -> port(log), Optional::isPresent).orElseThrow());
    }

    /** Empty until it listens. */
    private static Optional<Integer> port(Path log) throws IOException {
        var listening = LISTENING.matcher(Files.readString(log));
        return listening.find() ? Optional.of(Integer.valueOf(listening.group(1))) : Optional.empty();
    }

    /** Makes an empty repository there. */
    public void hold(String name) throws IOException {
        EmptyRepository.at(folder.resolve(name));
    }

    public String url(String name) {
        return "rest:http://127.0.0.1:" + port + "/" + name + "/";
    }

    public long pid() {
        return process.pid();
    }

    /** Takes connections and says nothing, until it is thawed. */
    void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    /** Gone at once, whatever it was doing. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void signal(String name) {
        try {
            var kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " \"$1\"", "sh",
                    Long.toString(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new AssertionError("no " + name + " for the rest-server");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
