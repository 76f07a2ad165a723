package io.resticmanager.agent.enrol;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.resticmanager.contracts.agent.Enrolment;
import io.resticmanager.contracts.json.Json;

/** Answers enrolments in the order in which it was told to, and keeps what was asked. */
public final class StubHub implements AutoCloseable {

    private record Answer(int status, byte[] body) {}

    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Enrolment.Request> asked = Collections.synchronizedList(new ArrayList<>());

    public StubHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/agent/enroll", this::answer);
        server.start();
    }

    /** As a hub that made this host. */
    public StubHub enrols(String hostId) {
        return answers(200, Json.text(new Enrolment.Answer(hostId, "ws://" + authority() + "/agent/ws")));
    }

    public synchronized StubHub answers(int status, String body) {
        answers.add(new Answer(status, body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** The connection breaks after the hub has done its part. */
    public StubHub losesItsAnswer() {
        return answers(0, "");
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(Json.read(exchange.getRequestBody().readAllBytes(), Enrolment.Request.class));
            var answer = answers.removeFirst();
            if (answer.status() != 0) {
                exchange.sendResponseHeaders(answer.status(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        } catch (Json.Malformed e) {
            throw new IOException(e);
        }
    }

    public List<Enrolment.Request> asked() {
        return List.copyOf(asked);
    }

    private String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public URI uri() {
        return URI.create("http://" + authority());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
