package io.resticmanager.tests.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;

/** Stands between an agent and the hub while it enrols, and so learns the tokens that nobody else is told. */
public final class EnrolmentListener implements AutoCloseable {

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String hub;
    private volatile byte[] body = new byte[0];

    private EnrolmentListener(HttpServer server, String hub) {
        this.server = server;
        this.hub = hub;
    }

    public static EnrolmentListener before(String hub) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var listener = new EnrolmentListener(server, hub);
        server.createContext("/", listener::handOn);
        server.start();
        return listener;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A field of what the agent said. */
    public String heard(String field) throws Json.Malformed {
        return Json.read(body, JsonNode.class).get(field).getStringValue();
    }

    private void handOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            body = exchange.getRequestBody().readAllBytes();
            var request = HttpRequest.newBuilder(URI.create(hub + exchange.getRequestURI()))
                    .header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)).build();
            var answer = http.send(request, BodyHandlers.ofByteArray());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
