package io.resticmanager.notifications.channel.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.jspecify.annotations.Nullable;

/** A real HTTP server that takes everything and keeps it. */
public final class HttpSink implements AutoCloseable {

    private final HttpServer server;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();

    private HttpSink(HttpServer server) {
        this.server = server;
    }

    /** {@code headers} are named as the server has them, as in {@code Webhook-id}. */
    public record Taken(String method, String path, Map<String, List<String>> headers, String body) {

        public @Nullable String header(String name) {
            return headers.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst()).findFirst().orElse(null);
        }
    }

    public static HttpSink plain() throws IOException {
        return started(HttpServer.create(free(), 0));
    }

    /** Where another one was closed. */
    public static HttpSink at(int port) throws IOException {
        return started(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    }

    public static HttpSink secure(ServerKey key) throws IOException {
        var server = HttpsServer.create(free(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(key.context()));
        return started(server);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static HttpSink started(HttpServer server) {
        var sink = new HttpSink(server);
        server.createContext("/", sink::take);
        server.start();
        return sink;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            taken.add(new Taken(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static InetSocketAddress free() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
