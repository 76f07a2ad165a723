package io.resticmanager.platform.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Value;
import io.resticmanager.contracts.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /health} and {@code /health/readiness} for the operator, on loopback, apart from the port that browsers and agents
 * reach. The port is {@code rm.management-port} (RM_MANAGEMENT_PORT), 0 for a free one.
 */
@Singleton
public final class ManagementServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);
    private final BeanContext beans;
    private final HttpServer server;

    ManagementServer(BeanContext beans, @Value("${rm.management-port:0}") int port) {
        this.beans = beans;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(new BindException(
                    "The management port %d can not be had (%s). Set RM_MANAGEMENT_PORT to another, or 0 for a free one."
                            .formatted(port, e.getMessage())));
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> send(exchange, 404, new byte[0]));
        server.createContext("/health", this::health);
    }

    /** Called by the platform when the services stand. */
    public void start() {
        server.start();
        LOG.info("health is told on http://127.0.0.1:{}/health", port());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void health(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/health" -> tell(exchange, Health.of(beans, false));
            case "/health/readiness" -> tell(exchange, Health.of(beans, true));
            default -> send(exchange, 404, new byte[0]);
        }
    }

    private static void tell(HttpExchange exchange, Health health) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        send(exchange, health.isUp() ? 200 : 503, Json.bytes(health));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    @PreDestroy
    public void close() {
        server.stop(0);
    }
}
