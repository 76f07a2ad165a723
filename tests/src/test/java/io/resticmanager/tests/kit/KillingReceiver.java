package io.resticmanager.tests.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;

/** A receiver of webhooks that counts what it gets, and kills the sender in the middle of a chosen one. */
public final class KillingReceiver implements AutoCloseable {

    /** When the sender is killed: it never hears the answer, or it may have, and has not written it down. */
    public enum Moment {
        BEFORE_THE_ANSWER, AFTER_THE_ANSWER
    }

    /** One request; {@code life} is how often the sender had been killed before it. */
    public record Got(String alertId, String webhookId, int life) {}

    private record Trap(Child sender, int countdown, Moment moment) {}

    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final AtomicReference<Trap> trap = new AtomicReference<>();
    private final HttpServer server;
    private volatile int life;

    public KillingReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
    }

    /** Kills the sender in its {@code nth} request from now, 1 or more. */
    public void killIn(Child sender, int nth, Moment moment) {
        trap.set(new Trap(sender, nth, moment));
    }

    /** All that arrived, refused or not, in the order of arrival. */
    public List<Got> got() {
        return got;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = Json.read(exchange.getRequestBody().readAllBytes(), JsonNode.class);
            got.add(new Got(Objects.requireNonNull(body.get("alert_id")).getStringValue(),
                    exchange.getRequestHeaders().getFirst("webhook-id"), life));
            var sprung = trap.getAndUpdate(KillingReceiver::next);
            if (sprung == null || sprung.countdown > 1) {
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            if (sprung.moment == Moment.AFTER_THE_ANSWER) {
                exchange.sendResponseHeaders(204, -1);
            }
            sprung.sender.kill();
            life++;
        } catch (InterruptedException | Json.Malformed e) {
            throw new IOException(e);
        }
    }

    private static Trap next(Trap trap) {
        return trap == null || trap.countdown == 1 ? null : new Trap(trap.sender, trap.countdown - 1, trap.moment);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
