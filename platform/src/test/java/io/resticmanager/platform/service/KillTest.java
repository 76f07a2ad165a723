package io.resticmanager.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.nats.client.Connection;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One service writes a row and its event, the other counts the events: after any number of kills they agree. */
class KillTest {

    private static final int ROUNDS = 3;
    private static final int AT_LEAST = 5;

    // One for each test: what one has left unacknowledged must not come again in
    // the next.
    @RegisterExtension
    final NatsServerExtension nats = new NatsServerExtension();
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Test
    void killingTheServicesAtAnyMomentLosesAndDoublesNothing() throws Exception {
        try (var asker = nats.connect("gateway")) {
            var answered = 0L;
            for (var round = 0; round < ROUNDS; round++) {
                try (var services = ChildProcess.start(data.path(), nats.environment())) {
                    services.awaitReady();
                    answered += askFor(asker, Duration.ofMillis(ThreadLocalRandom.current().nextInt(200, 1_000)));
                    services.kill();
                }
            }
            allAgreeIn(answered);
        }
    }

    @Test
    void killingTheBrokerAtAnyMomentLosesAndDoublesNothing() throws Exception {
        try (var services = ChildProcess.start(data.path(), nats.environment()); var asker = nats.connect("gateway")) {
            services.awaitReady();
            var answered = 0L;
            for (var round = 0; round < ROUNDS; round++) {
                await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> ask(asker));
                answered += 1 + askFor(asker, Duration.ofMillis(300));
                nats.kill();
            }
            services.kill();
            allAgreeIn(answered);
        }
    }

    // An answer that got lost may have had its effect, so there can be more than
    // was answered, never less.
    private void allAgreeIn(long answered) throws IOException, SQLException {
        try (var services = ChildProcess.start(data.path(), nats.environment())) {
            services.awaitReady();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(
                    () -> assertThat(number("hub", "SELECT coalesce(sum(visits), 0) FROM guest")).isEqualTo(visits()));
            await().atMost(Duration.ofSeconds(30)).until(
                    () -> number("jobs", "SELECT count(*) FROM outbox_event WHERE acked_at IS NULL") == 0);
            assertThat(number("hub", "SELECT coalesce(sum(visits), 0) FROM guest")).isEqualTo(visits());
            assertThat(visits()).isGreaterThanOrEqualTo(answered);
            assertThat(number("hub", "SELECT count(*) FROM dead_letter")).isZero();
        }
    }

    private long askFor(Connection asker, Duration time) throws InterruptedException {
        var answered = 0L;
        for (var end = System.nanoTime() + time.toNanos(); System.nanoTime() < end || answered < AT_LEAST;) {
            answered += ask(asker) ? 1 : 0;
        }
        return answered;
    }

    private static boolean ask(Connection asker) throws InterruptedException {
        var rpc = JobsRpc.RUN;
        var request = new RpcRequest(Ids.next(), Actor.system("test"), null,
                Json.tree(new JobsRpc.Run("ada", JobKind.backup, null)));
        var reply = asker.request(rpc.subject(), Json.bytes(request), Duration.ofSeconds(2));
        return reply != null && !reply.isStatusMessage() && !isProblem(reply.getData());
    }

    private static boolean isProblem(byte[] body) {
        try {
            return Json.read(body, Problem.class).status() != 0;
        } catch (Json.Malformed _) {
            return false;
        }
    }

    private long visits() throws SQLException {
        return number("jobs", "SELECT count(*) FROM visit");
    }

    private long number(String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.path().resolve(database + ".db"));
                var rows = connection.createStatement().executeQuery(sql)) {
            return rows.getLong(1);
        }
    }
}
