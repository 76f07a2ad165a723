package io.resticmanager.tests.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import com.github.f4b6a3.ulid.UlidCreator;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.tests.fleet.Durations;
import io.resticmanager.tests.fleet.Stand;
import io.resticmanager.tests.fleet.Talk;
import io.resticmanager.tests.kit.Browser;
import io.resticmanager.tests.kit.LogWindow;
import io.resticmanager.tests.kit.Services;
import io.resticmanager.tests.kit.Stage;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code bench log}: one job says much while many watch; how soon they see it, and whether all of it is kept. */
final class LogBench {

    private static final int LINES_PER_SECOND = Setting.of("RATE", 1_000);
    private static final int SECONDS = Setting.of("SECONDS", 60);
    private static final int PAGES = Setting.of("PAGES", 20);
    // Services that have just started are slow, as in bench load.
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration SLOWEST = Duration.ofMillis(300);
    private static final Duration PATIENCE = WARM_UP.plusSeconds(SECONDS).plusMinutes(3);

    @Order(1)
    @RegisterExtension
    private final NatsServerExtension nats = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void log() throws Exception {
        var report = new Report("log");
        var stand = Stand.up(stage, nats.environment(), 1);
        var browser = Browser.start(stage);
        var jobId = UlidCreator.getMonotonicUlid().toString();
        var pages = OpenLogs.of(stage, stand, jobId, PAGES);
        var lines = LINES_PER_SECOND * (SECONDS + (int) WARM_UP.toSeconds());
        var warm = Instant.now().plus(WARM_UP);
        var stages = new LogStages(stage.add(nats.connect(RealNats.ALMIGHTY)), jobId, warm);
        var spent = stand.figures(Services.GATEWAY).processor();
        stand.fleet().talk(jobId, new Talk(lines, LINES_PER_SECOND));
        stand.administrator().awaitRunning(jobId);
        var drawn = DrawnLog.open(browser, stand, jobId);
        stand.administrator().awaitOver(jobId, PATIENCE);
        drawn.log().awaitLast(lines, PATIENCE);
        report.say("processor time of the gateway", "%.0f %% of one".formatted(
                100.0 * stand.figures(Services.GATEWAY).processor().minus(spent).toMillis()
                        / (SECONDS + WARM_UP.toSeconds()) / 1000));
        tellStored(report, lines, stand.administrator().completeLog(jobId));
        tellPages(report, lines, pages.read(warm));
        stages.tell(report);
        tell(report, "until Chromium has drawn it", drawn.times(warm));
        tellWindow(report, drawn);
        browser.mustNotHaveComplained();
        report.machine().close();
    }

    private static void tellStored(Report report, int lines, List<LogLine> stored) {
        var took = Duration.between(stored.getFirst().at(), stored.getLast().at());
        var rate = 1000.0 * lines / took.toMillis();
        var inOrder = stored.stream().map(LogLine::n).toList()
                .equals(LongStream.rangeClosed(1, lines).boxed().toList());
        report.bound("lines per second that the job said", "≥ " + LINES_PER_SECOND * 99 / 100, "%.0f".formatted(rate),
                rate >= LINES_PER_SECOND * 0.99)
                .bound("lines stored, each once and in order", "" + lines, stored.size(), inOrder);
    }

    private static void tellPages(Report report, int lines, OpenLogs.Reading reading) {
        report.bound("lines that every one of " + PAGES + " open pages was pushed", "" + lines, reading.fewest(),
                reading.fewest() == lines);
        tell(report, "from the agent's log to an open page", reading.times());
    }

    private static void tellWindow(Report report, DrawnLog drawn) {
        var most = drawn.log().most();
        var gap = drawn.log().gap();
        report.bound("rows in the page, at most", "≤ " + LogWindow.MOST, most, most <= LogWindow.MOST)
                .bound("rows with a line missing between them", "none", gap.isEmpty() ? "none" : gap, gap.isEmpty())
                .say("the page of the finished job until it is loaded", drawn.again().toMillis() + " ms");
    }

    private static void tell(Report report, String what, Durations times) {
        var slow = times.quantile(0.99);
        report.say(what + ", median", times.quantile(0.5).toMillis() + " ms")
                .bound("the same, 99 of 100", "≤ " + SLOWEST.toMillis() + " ms", slow.toMillis() + " ms",
                        slow.compareTo(SLOWEST) <= 0)
                .say("the slowest of " + times.count(), times.quantile(1).toMillis() + " ms");
    }
}
