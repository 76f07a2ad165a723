package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.nats.client.Connection;
import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.tests.fleet.IntakeTap;
import io.resticmanager.tests.fleet.Stand;
import io.resticmanager.tests.kit.FinishedJobs;
import io.resticmanager.tests.kit.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The simulated fleet in small: what {@code ./restic-manager bench} measures with thousands must be true with fifty. */
final class FleetIT {

    private static final int AGENTS = 50;
    private static final int FRAMES_PER_SECOND = 40;
    private static final int ENOUGH_JOBS = 60;
    private static final Duration BACK = Duration.ofSeconds(60);

    @Order(1)
    @RegisterExtension
    private final NatsServerExtension nats = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void aFleetThatLosesItsHubLosesNoWordAndSaysNothingTwice() throws Exception {
        var stand = Stand.up(stage, nats.environment(), AGENTS);
        try (var broker = nats.connect(RealNats.ALMIGHTY)) {
            var tap = new IntakeTap(broker);
            try (var work = stand.fleet().work(FRAMES_PER_SECOND)) {
                awaitJobs(stand, ENOUGH_JOBS / 2);
                var killed = stand.killHub();
                Awaitility.await("all are back").atMost(BACK)
                        .until(() -> stand.fleet().welcomedSince(killed) == AGENTS);
                awaitJobs(stand, ENOUGH_JOBS);
            }
            stand.awaitDrained();
            assertNothingLostOrDoubled(stand, tap, broker);
        }
    }

    private static void awaitJobs(Stand stand, int count) {
        Awaitility.await(count + " jobs have ended").until(() -> stand.books().succeeded() >= count);
    }

    private static void assertNothingLostOrDoubled(Stand stand, IntakeTap tap, Connection broker) throws Exception {
        var jobs = stand.fleet().jobs().keySet();
        assertThat(stand.books().storedByHub()).isEqualTo(stand.fleet().lastSeqs());
        assertThat(stand.books().seenByJobs()).isEqualTo(stand.frames());
        assertThat(tap.frames()).isEqualTo(stand.frames());
        assertThat(FinishedJobs.in(broker)).containsExactlyInAnyOrderElementsOf(jobs);
        assertThat(stand.books().logLines()).isEqualTo(jobs.size() * stand.fleet().linesPerJob());
        assertThat(stand.fleet().broken()).isEmpty();
    }
}
