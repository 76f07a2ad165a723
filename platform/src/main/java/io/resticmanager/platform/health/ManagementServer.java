package io.resticmanager.platform.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.BeanContext;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.metric.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /health}, {@code /health/readiness} and {@code /prometheus} for the operator, apart from the port that browsers and
 * agents reach. Details are for this machine and for who has the token (reliability.md, Security).
 */
@Singleton
public final class ManagementServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);
    private static final String REFUSAL = """
            Only this machine may look without a token. Set RM_METRICS_TOKEN, or its file, for this process, \
            and send it as "Authorization: Bearer TOKEN".
            """;

    private static final List<String> READING = List.of("GET", "HEAD");

    private final BeanContext beans;
    private final MetricsToken token;
    private final Metrics metrics;
    private final HttpServer server;

    ManagementServer(BeanContext beans, ManagementSettings settings, MetricsToken token, Metrics metrics) {
        this.beans = beans;
        this.token = token;
        this.metrics = metrics;
        this.server = listening(settings);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
    }

    private static HttpServer listening(ManagementSettings settings) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByName(settings.bind()), settings.port()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(new BindException(
                    "The management port %d of %s can not be had (%s). Set RM_MANAGEMENT_PORT to another, or 0 for a free one."
                            .formatted(settings.port(), settings.bind(), e.getMessage())));
        }
    }

    /** Called by the platform when the services stand. */
    public void start() {
        server.start();
        var address = server.getAddress().getAddress();
        LOG.info("health is told on http://{}:{}/health, metrics on /prometheus",
                address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress(), port());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!READING.contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().add("Allow", String.join(", ", READING));
                send(exchange, 405, "text/plain", new byte[0]);
                return;
            }
            var looker = Looker.of(exchange, token);
            switch (exchange.getRequestURI().getPath()) {
                case "/health" -> tell(exchange, Health.of(beans, false), looker);
                case "/health/readiness" -> tell(exchange, Health.of(beans, true), looker);
                case "/prometheus" -> figures(exchange, looker);
                default -> send(exchange, 404, "text/plain", new byte[0]);
            }
        } catch (RuntimeException e) {
            // The JDK's server would hang up without a word anywhere.
            LOG.error("the management port could not answer path={}", exchange.getRequestURI().getPath(), e);
            throw e;
        }
    }

    private static void tell(HttpExchange exchange, Health health, Looker looker) throws IOException {
        var told = looker == Looker.TRUSTED ? health : health.withoutDetails();
        send(exchange, health.isUp() ? 200 : 503, "application/json", Json.bytes(told));
    }

    private void figures(HttpExchange exchange, Looker looker) throws IOException {
        switch (looker) {
            case TRUSTED -> send(exchange, 200, Metrics.CONTENT_TYPE, text(metrics.text()));
            case STRANGER -> send(exchange, 403, "text/plain", text(REFUSAL));
            case WRONG_TOKEN -> send(exchange, 401, "text/plain", text("This is not the token.\n"));
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.getResponseHeaders().add("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    @PreDestroy
    public void close() {
        server.stop(0);
    }
}
