package io.resticmanager.tests.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.resticmanager.platform.testkit.Exchange;

/** Stands in front of a server, passes everything on, and remembers what was asked of its API and what it answered. */
public final class Recorder implements AutoCloseable {

    private static final List<String> PASSED_ON = List.of("Authorization", "Content-Type", "Accept", "Cookie",
            "X-CSRF-TOKEN");

    private final HttpServer front;
    private final HttpClient back = HttpClient.newHttpClient();
    private final String server;
    private final List<Exchange> seen = new CopyOnWriteArrayList<>();

    private Recorder(HttpServer front, String server) {
        this.front = front;
        this.server = server;
    }

    /** @param server its address, without a slash at the end */
    public static Recorder before(Stage stage, String server) throws IOException {
        var front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var recorder = stage.add(new Recorder(front, server));
        front.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        front.createContext("/", recorder::pass);
        front.start();
        return recorder;
    }

    public String url() {
        return "http://127.0.0.1:" + front.getAddress().getPort();
    }

    /** What was asked of {@code /api/…}, in order. */
    public List<Exchange> seen() {
        return seen;
    }

    private void pass(HttpExchange asked) throws IOException {
        try (asked) {
            var body = asked.getRequestBody().readAllBytes();
            var request = HttpRequest.newBuilder(URI.create(server + asked.getRequestURI()))
                    .method(asked.getRequestMethod(), BodyPublishers.ofByteArray(body));
            PASSED_ON.forEach(name -> asked.getRequestHeaders().getOrDefault(name, List.of())
                    .forEach(value -> request.header(name, value)));
            var answer = back.send(request.build(), BodyHandlers.ofByteArray());
            remember(asked, body, answer);
            hand(asked, answer);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void remember(HttpExchange asked, byte[] body, HttpResponse<byte[]> answer) {
        if (asked.getRequestURI().getPath().startsWith("/api/")) {
            seen.add(new Exchange(asked.getRequestMethod(), asked.getRequestURI().toString(), text(body),
                    answer.statusCode(), answer.headers().firstValue("content-type").orElse(""),
                    text(answer.body())));
        }
    }

    private static void hand(HttpExchange asked, HttpResponse<byte[]> answer) throws IOException {
        List.of("content-type", "set-cookie").forEach(
                name -> answer.headers().allValues(name).forEach(value -> asked.getResponseHeaders().add(name, value)));
        asked.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            asked.getResponseBody().write(answer.body());
        }
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        front.stop(0);
        back.close();
    }
}
