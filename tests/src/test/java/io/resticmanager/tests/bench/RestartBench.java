package io.resticmanager.tests.bench;

import java.time.Duration;

import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.tests.fleet.IntakeTap;
import io.resticmanager.tests.fleet.Stand;
import io.resticmanager.tests.kit.ProcessFigures;
import io.resticmanager.tests.kit.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code bench restart}: the hub is killed under a whole fleet; how soon and how gently all of it is back. */
final class RestartBench {

    private static final int AGENTS = Setting.of("AGENTS", 5_000);
    private static final int FRAMES_PER_SECOND = Setting.of("RATE", 200);
    private static final Duration BACK = Duration.ofSeconds(180);
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int MOST_HANDSHAKES = 100;

    @Order(1)
    @RegisterExtension
    private final NatsServerExtension nats = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void restart() throws Exception {
        var report = new Report("restart");
        var stand = Stand.up(stage, nats.environment(), AGENTS);
        report.say("handshakes in the busiest second of the first connect, at the hub's door",
                stand.door().busiestSecond());
        try (var broker = nats.connect(RealNats.ALMIGHTY)) {
            var tap = new IntakeTap(broker);
            try (var work = stand.fleet().work(FRAMES_PER_SECOND)) {
                stand.fleet().handshakes().begin();
                tellReturn(report, stand, killed(report, stand));
            }
            stand.awaitDrained();
            Losses.tell(report, stand, broker);
            // What the old hub had handed on and not yet crossed off; the broker knows it
            // by its id.
            report.say("durable frames handed to the broker once more", tap.doubled());
        }
        report.machine().close();
    }

    private static long killed(Report report, Stand stand) throws Exception {
        var killed = stand.killHub();
        report.say("hub ready again after", seconds(Duration.ofNanos(System.nanoTime() - killed)));
        Awaitility.await("all are back").atMost(PATIENCE).until(() -> stand.fleet().welcomedSince(killed) == AGENTS);
        return killed;
    }

    private static void tellReturn(Report report, Stand stand, long killed) throws Exception {
        var time = stand.fleet().lastWelcomeAfter(killed);
        var door = stand.door();
        report.bound("all " + AGENTS + " welcomed after the kill within", "≤ " + seconds(BACK), seconds(time),
                time.compareTo(BACK) <= 0)
                .bound("handshakes in the busiest second, at the hub's door", "≤ " + MOST_HANDSHAKES,
                        door.busiestSecond(), door.busiestSecond() <= MOST_HANDSHAKES)
                .say("the same where their answers arrive, at the agents",
                        stand.fleet().handshakes().mostInASecond())
                .say("handshakes in all, and sent back to come again", door.letIn() + ", " + door.sentBack())
                .say("memory of the hub, the most (VmHWM)", ProcessFigures.mib(stand.hub().mostResident()));
    }

    private static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1000.0);
    }
}
