package io.resticmanager.platform.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;

import io.resticmanager.platform.port.FreePort;
import org.awaitility.Awaitility;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * A real rest-server on a free loopback port: append-only, private repositories, passwords hashed with bcrypt. A user reaches
 * only what is below their own name. Needs bcprov-jdk18on on the test class path.
 */
public final class RestServer implements AutoCloseable {

    private static final int CHEAPEST = 4;

    private final Process process;
    private final int port;

    private RestServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param passwords by user name */
    public static RestServer start(Path directory, Map<String, String> passwords) throws IOException {
        var htpasswd = directory.resolve("htpasswd");
        Files.write(htpasswd,
                passwords.entrySet().stream().map(user -> user.getKey() + ":" + hash(user.getValue())).toList());
        var port = FreePort.on(InetAddress.getLoopbackAddress());
        var process = new ProcessBuilder(ToolPaths.restServer().toString(), "--append-only", "--private-repos",
                "--path", directory.resolve("repositories").toString(), "--htpasswd-file", htpasswd.toString(),
                "--listen", "127.0.0.1:" + port)
                .redirectErrorStream(true).redirectOutput(directory.resolve("rest-server.log").toFile()).start();
        var server = new RestServer(process, port);
        Awaitility.await("rest-server listens").until(server::listens);
        return server;
    }

    /** What {@code RESTIC_REPOSITORY} takes; user and password go into {@code RESTIC_REST_USERNAME} and {@code …PASSWORD}. */
    public String repository(String user) {
        return "rest:http://127.0.0.1:%d/%s/".formatted(port, user);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private boolean listens() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("rest-server ended at once, exit " + process.exitValue());
        }
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (java.net.ConnectException _) {
            return false;
        }
    }

    private static String hash(String password) {
        var salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return OpenBSDBCrypt.generate("2y", password.toCharArray(), salt, CHEAPEST);
    }
}
