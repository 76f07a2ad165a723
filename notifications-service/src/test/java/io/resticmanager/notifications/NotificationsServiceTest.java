package io.resticmanager.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import io.resticmanager.platform.health.ManagementServer;
import io.resticmanager.platform.sqlite.Transactions;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NotificationsServiceTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Test
    void shouldOwnAMigratedDatabase() {
        try (var service = TestService.start(NATS, data.path())) {
            var versions = service.bean(Transactions.class, "notifications").readSql(connection -> {
                try (var select = connection.createStatement();
                        var rows = select.executeQuery("SELECT count(*) FROM schema_history WHERE success = 1")) {
                    return rows.getInt(1);
                }
            });

            assertThat(data.path().resolve("notifications.db")).isRegularFile();
            assertThat(versions).isPositive();
        }
    }

    @Test
    void shouldAnswerThatItIsWell() throws IOException, InterruptedException {
        try (var service = TestService.start(NATS, data.path())) {
            var answer = health(service);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("notifications.database").contains("notifications.broker");
        }
    }

    @Test
    void shouldFindItsDatabaseAgainAfterARestart() throws IOException, InterruptedException {
        TestService.start(NATS, data.path()).close();

        try (var service = TestService.start(NATS, data.path())) {
            assertThat(health(service).statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> health(TestService service) throws IOException, InterruptedException {
        var port = service.bean(ManagementServer.class).port();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .timeout(Duration.ofSeconds(10)).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
