package io.resticmanager.tests.bench;

import java.time.Duration;

import io.nats.client.Connection;
import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.tests.fleet.IntakeTap;
import io.resticmanager.tests.fleet.Stand;
import io.resticmanager.tests.kit.ProcessFigures;
import io.resticmanager.tests.kit.Stage;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code bench load}: a connected fleet that works; what that costs the hub and how fast it acknowledges. */
final class LoadBench {

    private static final int AGENTS = Setting.of("AGENTS", 5_000);
    private static final int SECONDS = Setting.of("SECONDS", 600);
    private static final int FRAMES_PER_SECOND = Setting.of("RATE", 200);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration SLOWEST = Duration.ofMillis(250);
    private static final long MOST_MEMORY = 512L << 20;

    @Order(1)
    @RegisterExtension
    private final NatsServerExtension nats = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void load() throws Exception {
        var report = new Report("load");
        var stand = Stand.up(stage, nats.environment(), AGENTS);
        try (var broker = nats.connect(RealNats.ALMIGHTY); var lag = new Lag(stand.books(), broker)) {
            var tap = new IntakeTap(broker);
            var spent = work(stand);
            report.say("agents connected at the end of the load", stand.fleet().connected());
            tellTimes(report, stand);
            report.say("processor time of the hub",
                    "%.0f %% of one".formatted(100.0 * spent.toMillis() / SECONDS / 1000));
            lag.tell(report);
            stand.awaitDrained();
            tellMemory(report, stand);
            tellLosses(report, stand, tap, broker);
        }
        report.machine().close();
    }

    /** @return the processor time that the hub took while it was measured */
    private static Duration work(Stand stand) throws Exception {
        try (var work = stand.fleet().work(FRAMES_PER_SECOND)) {
            Time.pass(WARM_UP);
            stand.fleet().acks().begin();
            var before = stand.hub().processor();
            Time.pass(Duration.ofSeconds(SECONDS));
            return stand.hub().processor().minus(before);
        }
    }

    private static void tellTimes(Report report, Stand stand) {
        var acks = stand.fleet().acks();
        var slow = acks.quantile(0.99);
        report.bound("durable frames acknowledged per second", "≥ " + FRAMES_PER_SECOND * 99 / 100,
                "%.1f".formatted(1.0 * acks.count() / SECONDS), acks.count() >= FRAMES_PER_SECOND * 0.99 * SECONDS)
                .say("from outbox to acknowledgement, median", acks.quantile(0.5).toMillis() + " ms")
                .bound("the same, 99 of 100", "≤ " + SLOWEST.toMillis() + " ms", slow.toMillis() + " ms",
                        slow.compareTo(SLOWEST) <= 0)
                .say("the slowest", acks.quantile(1).toMillis() + " ms");
    }

    private static void tellMemory(Report report, Stand stand) {
        var hub = stand.hub();
        report.bound("memory of the hub, the most ever (VmHWM)", "≤ " + ProcessFigures.mib(MOST_MEMORY),
                ProcessFigures.mib(hub.mostResident()), hub.mostResident() <= MOST_MEMORY)
                .say("memory of the hub at the end (VmRSS)", ProcessFigures.mib(hub.resident()));
    }

    private static void tellLosses(Report report, Stand stand, IntakeTap tap, Connection broker) throws Exception {
        Losses.tell(report, stand, broker);
        report.bound("doubled on the broker", "0", tap.doubled(), tap.doubled() == 0)
                .bound("agents that broke", "0", stand.fleet().broken().size(), stand.fleet().broken().isEmpty());
    }
}
