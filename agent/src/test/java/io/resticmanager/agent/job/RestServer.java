package io.resticmanager.agent.job;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

/** A real rest-server, append-only as in earnest. */
final class RestServer implements AutoCloseable {

    private final Process process;
    private final int port;

    private RestServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static RestServer in(Path folder) throws IOException {
        var port = freePort();
        var program = ResticStand.tool("rest-server", "rest-server", "RM_REST_SERVER");
        var process = new ProcessBuilder(program.toString(), "--path", folder.toString(), "--listen",
                "127.0.0.1:" + port, "--no-auth", "--append-only").redirectErrorStream(true)
                .redirectOutput(folder.resolve("rest-server.log").toFile()).start();
        Awaitility.await("rest-server").atMost(Duration.ofSeconds(30)).until(() -> answers(port));
        return new RestServer(process, port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    String url(String name) {
        return "rest:http://127.0.0.1:" + port + "/" + name + "/";
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
