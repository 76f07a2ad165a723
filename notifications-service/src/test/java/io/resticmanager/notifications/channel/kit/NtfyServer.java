package io.resticmanager.notifications.channel.kit;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.port.FreePort;
import io.resticmanager.platform.testkit.ToolPaths;
import org.awaitility.Awaitility;

/** A real ntfy server: nobody may do anything but its one user, on the topic backups, with a token. */
public final class NtfyServer implements AutoCloseable {

    public static final String TOPIC = "backups";
    private static final Pattern TOKEN = Pattern.compile("tk_[a-z0-9]{29}");

    private final Process process;
    private final int port;
    private final String token;

    private NtfyServer(Process process, int port, String token) {
        this.process = process;
        this.port = port;
        this.token = token;
    }

    public static NtfyServer start(Path folder) throws IOException, InterruptedException {
        var users = folder.resolve("user.db").toString();
        var port = FreePort.on(InetAddress.getLoopbackAddress());
        var process = new ProcessBuilder(ToolPaths.ntfy().toString(), "serve", "--config", config(folder),
                "--listen-http", "127.0.0.1:" + port, "--base-url", "http://127.0.0.1:" + port, "--cache-file",
                folder.resolve("cache.db").toString(), "--auth-file", users, "--auth-default-access", "deny-all",
                "--visitor-request-limit-exempt-hosts", "127.0.0.1", "--attachment-cache-dir",
                folder.resolve("attachments").toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("ntfy.log").toFile()).start();
        Awaitility.await("ntfy listens").until(() -> listens(process, port));
        said(users, "user", "add", "manager");
        said(users, "access", "manager", TOPIC, "read-write");
        return new NtfyServer(process, port, token(said(users, "token", "add", "manager")));
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public String token() {
        return token;
    }

    /** All messages of the topic, the oldest first, as its own API gives them. */
    public List<JsonNode> messages() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url() + "/" + TOPIC + "/json?poll=1"))
                .header("Authorization", "Bearer " + token).timeout(Duration.ofSeconds(10)).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body().lines().map(NtfyServer::json).toList();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static String config(Path folder) throws IOException {
        return Files.writeString(folder.resolve("server.yml"), "log-level: info\n").toString();
    }

    private static String said(String users, String... command) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(ToolPaths.ntfy().toString(), command[0], "--auth-file", users,
                "--auth-default-access", "deny-all"));
        line.addAll(List.of(command).subList(1, command.length));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("NTFY_PASSWORD", "irrelevant-1234");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("ntfy " + String.join(" ", command) + ": " + output);
        }
        return output;
    }

    private static String token(String output) {
        var matcher = TOKEN.matcher(output);
        if (!matcher.find()) {
            throw new AssertionError("no token in: " + output);
        }
        return matcher.group();
    }

    private static JsonNode json(String line) {
        try {
            return Json.read(line, JsonNode.class);
        } catch (Json.Malformed e) {
            throw new AssertionError(line, e);
        }
    }

    private static boolean listens(Process process, int port) throws IOException {
        if (!process.isAlive()) {
            throw new IOException("ntfy ended at once, exit " + process.exitValue());
        }
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (ConnectException _) {
            return false;
        }
    }
}
