package io.resticmanager.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import io.resticmanager.platform.metric.Metrics;
import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.sqlite.Transactions;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManagementServerTest {

    @RegisterExtension
    final NatsServerExtension nats = new NatsServerExtension();
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private TestService services;

    @BeforeEach
    void start() {
        services = TestService.start(nats, data.path());
    }

    @AfterEach
    void stop() {
        services.close();
        http.close();
    }

    @Test
    void aServiceThatIsWellSaysSoForEachOfItsParts() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/health").body()).contains("\"status\":\"UP\"").contains("jobs.broker", "jobs.database",
                "jobs.outbox", "jobs.dead_letters", "hub.broker");
        assertThat(get("/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/health/secrets").statusCode()).isEqualTo(404);
    }

    @Test
    void nothingIsToBeChangedHere() throws Exception {
        for (var method : List.of("POST", "PUT", "DELETE", "TRACE")) {
            var answer = http.send(HttpRequest.newBuilder(at("/prometheus")).method(method, BodyPublishers.noBody())
                    .build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
        }
    }

    @Test
    void withoutItsBrokerItIsNotReadyAndLaterItIsAgain() throws Exception {
        nats.server().close();
        await().until(() -> get("/health/readiness").statusCode() == 503);
        assertThat(get("/health/readiness").body()).contains("\"name\":\"jobs.broker\",\"well\":false");

        try (var server = RealNats.start(nats.server().credentials().getParent())) {
            assertThat(server.url()).isEqualTo(nats.server().url());
            await().until(() -> get("/health/readiness").statusCode() == 200);
        }
    }

    @Test
    void aDeadLetterIsShownWithoutTakingTheServiceOut() throws Exception {
        services.bean(Transactions.class, "jobs").writeSql(connection -> connection.createStatement()
                .execute("INSERT INTO dead_letter VALUES ('EVENTS', 'e1', 'job.queued', X'7B7D', 'never', 1)"));

        assertThat(get("/health").statusCode()).isEqualTo(503);
        assertThat(get("/health").body()).contains("1 given up");
        assertThat(get("/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void anOutboxThatDoesNotDrainIsShown() throws Exception {
        nats.server().close();
        services.bean(Transactions.class, "hub").writeSql(connection -> connection.createStatement().execute(
                "INSERT INTO outbox_event (message_id, subject, payload, added_at) VALUES ('e1', 'host.online', X'7B7D', 1)"));

        await().untilAsserted(() -> assertThat(get("/health").body()).contains("1 waiting")
                .contains("\"name\":\"hub.outbox\",\"well\":false"));
    }

    @Test
    void anOutboxThatCanNotBeHandedOnSaysWhyUntilItCan() throws Exception {
        sql("CREATE TRIGGER full BEFORE UPDATE OF acked_at ON outbox_event BEGIN SELECT RAISE(ABORT, 'disk full'); END");
        sql("INSERT INTO outbox_event (message_id, subject, payload, added_at) VALUES ('e1', 'intake.ada', X'7B7D', "
                + System.currentTimeMillis() + ")");

        await().untilAsserted(() -> assertThat(get("/health").body()).contains("can not be handed on", "disk full")
                .contains("\"name\":\"hub.outbox\",\"well\":false"));
        assertThat(get("/health/readiness").statusCode()).isEqualTo(200);

        sql("DROP TRIGGER full");
        await().untilAsserted(() -> assertThat(get("/health").statusCode()).isEqualTo(200));
    }

    private void sql(String statement) {
        services.bean(Transactions.class, "hub")
                .writeSql(connection -> connection.createStatement().execute(statement));
    }

    @Test
    void aTakenPortIsExplained() {
        var port = services.bean(ManagementServer.class).port();

        assertThatThrownBy(
                () -> new ManagementServer(services.context(),
                        new ManagementSettings("127.0.0.1", port), services.bean(MetricsToken.class),
                        services.bean(Metrics.class)))
                .cause()
                .isInstanceOf(BindException.class).hasMessageContaining("RM_MANAGEMENT_PORT");
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(services.bean(ManagementServer.class).port(), path));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(5)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
