package io.resticmanager.notifications.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A real HTTP server that remembers what it was sent, and answers as a test says. */
public final class Sink implements AutoCloseable {

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private volatile Answer answer = new Answer(200, Map.of());

    /** What it answers from now on. */
    private record Answer(int status, Map<String, String> headers) {}

    /** One request, {@code line} as in {@code POST /hook}; {@code body} is not there where it is no JSON. */
    public record Told(String line, Headers headers, String text, @Nullable JsonNode body, Instant at) {

        public String id() {
            return Objects.requireNonNull(headers.getFirst("webhook-id"));
        }

        public String field(String name) {
            return Objects.requireNonNull(Objects.requireNonNull(body).get(name), name).getStringValue();
        }

        public List<String> missed() {
            var missed = Objects.requireNonNull(body).get("missed");
            return missed == null
                    ? List.of()
                    : java.util.stream.StreamSupport.stream(missed.values().spliterator(), false)
                            .map(it -> Objects.requireNonNull(it.get("event")).getStringValue()).toList();
        }
    }

    public Sink() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
    }

    public void answers(int status) {
        answer = new Answer(status, Map.of());
    }

    public void answers(int status, String header, String value) {
        answer = new Answer(status, Map.of(header, value));
    }

    /** Takes what it is sent and never answers. */
    public void hangs() {
        answer = new Answer(0, Map.of());
    }

    /** All that it was sent, and refused or not. */
    public List<Told> told() {
        return told;
    }

    public List<String> events() {
        return told.stream().map(it -> it.field("event")).toList();
    }

    public Told await(Predicate<Told> wanted) {
        return Awaitility.await("a request that fits").atMost(Duration.ofSeconds(15))
                .until(() -> told.stream().filter(wanted).findFirst(), java.util.Optional::isPresent).orElseThrow();
    }

    public void awaitCount(int count) {
        Awaitility.await("%d requests".formatted(count)).atMost(Duration.ofSeconds(15))
                .until(() -> told.size() >= count);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            told.add(new Told(exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    exchange.getRequestHeaders(), text, body(text), Instant.now()));
            var now = answer;
            if (now.status == 0) {
                closed.await();
                return;
            }
            now.headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(now.status, -1);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable JsonNode body(String text) {
        try {
            return text.startsWith("{") ? Json.read(text, JsonNode.class) : null;
        } catch (Json.Malformed _) {
            return null;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
