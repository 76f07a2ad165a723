package io.resticmanager.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A real HTTP server that answers as the API would, with what a test gave it. */
public final class FakeServer implements AutoCloseable {

    private record Answer(int status, String type, String body, Map<String, String> headers) {}

    /** What was asked: method, path with query, the Authorization header, and the body. */
    public record Asked(String method, String path, String authorization, String body) {}

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(server);
        server.start();
    }

    /** On a server that speaks TLS, say. */
    public FakeServer(HttpServer other) {
        server = other;
        server.removeContext("/");
        serve(server);
    }

    private void serve(HttpServer on) {
        on.createContext("/", this::answer);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The last that was given for a path goes on being the answer. */
    public FakeServer on(String call, int status, String json) {
        return on(call,
                new Answer(status, status < 300 ? "application/json" : "application/problem+json", json, Map.of()));
    }

    public FakeServer on(String call, String json) {
        return on(call, 200, json);
    }

    public FakeServer problem(String call, int status, String type, String detail, String... header) {
        var headers = header.length == 0 ? Map.<String, String>of() : Map.of(header[0], header[1]);
        return on(call, new Answer(status, "application/problem+json",
                "{\"type\": \"urn:restic-manager:problem:%s\", \"status\": %d, \"detail\": \"%s\"}".formatted(type,
                        status,
                        detail),
                headers));
    }

    public FakeServer page(String call, int status, String html, String... header) {
        return on(call, new Answer(status, "text/html", html,
                header.length == 0 ? Map.of() : Map.of(header[0], header[1])));
    }

    private FakeServer on(String call, Answer answer) {
        answers.computeIfAbsent(call, _ -> new ArrayDeque<>()).add(answer);
        return this;
    }

    public List<Asked> asked() {
        return new ArrayList<>(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().toString();
            asked.add(new Asked(exchange.getRequestMethod(), path,
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var given = next(exchange.getRequestMethod() + " " + path);
            given.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.getResponseHeaders().add("Content-Type", given.type());
            var body = given.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(given.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer next(String call) {
        var waiting = answers.get(call);
        if (waiting == null) {
            return new Answer(404, "application/problem+json",
                    "{\"detail\": \"the test gave no answer to %s\"}".formatted(
                            call.replace("\"", "")),
                    Map.of());
        }
        return waiting.size() > 1 ? waiting.remove() : waiting.element();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
