package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import com.github.f4b6a3.ulid.UlidCreator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.nats.client.Connection;
import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.tests.fleet.IntakeTap;
import io.resticmanager.tests.fleet.Stand;
import io.resticmanager.tests.fleet.Talk;
import io.resticmanager.tests.kit.Browser;
import io.resticmanager.tests.kit.FinishedJobs;
import io.resticmanager.tests.kit.LogWindow;
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
    private static final int LINES = 100_000;
    private static final Duration AT_MOST = Duration.ofSeconds(90);

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

    @Test
    void ofALongLogThePageHasOnlyAPartAndLeadsToAllOfIt() throws Exception {
        var stand = Stand.up(stage, nats.environment(), 1);
        var browser = Browser.start(stage);
        var log = LogWindow.signIn(browser, stand.services().url(), stand.administrator());
        var job = UlidCreator.getMonotonicUlid().toString();
        var address = stand.services().url() + "/jobs/" + job;
        stand.fleet().talk(job, Talk.atOnce(LINES));
        stand.administrator().awaitRunning(job);
        log.watch(address);

        assertFollowsToTheEnd(log);
        assertReadsEarlierLinesWhereItStands(log);
        log.page().getByLabel("Follow").check();
        log.awaitLast(LINES, AT_MOST);
        assertThat(log.most()).isBetween(1_001, LogWindow.MOST);
        assertThat(log.gap()).isEmpty();
        assertOpensAtTheEnd(log);
        log.page().locator("#log-earlier").focus();
        browser.shoot(log.page(), "job-long-log");
        assertLooksForErrorsInAllOfIt(log.page());
        log.page().getByText("From the beginning").click();
        PlaywrightAssertions.assertThat(log.page().locator("[data-n='1']")).isInViewport();
        assertReadsOn(log.watch(address + "?from=0"));
        browser.mustNotHaveComplained();
    }

    private static void assertFollowsToTheEnd(LogWindow log) {
        log.awaitLast(LINES, AT_MOST);
        PlaywrightAssertions.assertThat(log.page().locator("#log-state")).hasText("Complete");
        PlaywrightAssertions.assertThat(log.page().locator("#said")).hasText("Backup: OK");
        PlaywrightAssertions.assertThat(log.page().locator("[data-n='%d']".formatted(LINES))).isInViewport();
        PlaywrightAssertions.assertThat(log.page().locator("#log-earlier"))
                .hasText(Pattern.compile("9[89]\\D\\d{3} earlier lines"));
    }

    private static void assertReadsEarlierLinesWhereItStands(LogWindow log) {
        var first = log.first();
        log.page().locator("#log-earlier").focus();
        var below = log.below(first);
        log.page().keyboard().press("Enter");
        log.awaitFirst(first - 1_000);

        assertThat(log.below(first)).isBetween(below - 1, below + 1);
        PlaywrightAssertions.assertThat(log.page().locator("#log")).isFocused();
        PlaywrightAssertions.assertThat(log.page().locator("#said"))
                .hasText("Lines %d to %d loaded.".formatted(first - 1_000, first - 1));
        log.page().keyboard().press("Home");
        log.awaitFirst(first - 2_000);
        PlaywrightAssertions.assertThat(log.page().locator("#log-later")).isVisible();
    }

    private static void assertOpensAtTheEnd(LogWindow log) {
        log.page().reload();
        assertThat(List.of(log.rows(), log.last())).containsExactly(1_000, LINES);
        PlaywrightAssertions.assertThat(log.page().locator("[data-n='%d']".formatted(LINES))).isInViewport();
    }

    // So many lines take two questions.
    private static void assertLooksForErrorsInAllOfIt(Page page) {
        page.getByLabel("Errors only").check();
        PlaywrightAssertions.assertThat(page.locator("#log-count")).hasText("0 lines on stderr shown");
        page.locator("#log-earlier").click();
        PlaywrightAssertions.assertThat(page.locator("#log-count")).hasText("0 lines on stderr");
        page.getByLabel("All", new Page.GetByLabelOptions().setExact(true)).check();
        PlaywrightAssertions.assertThat(page.locator("[data-n='%d']".formatted(LINES))).isInViewport();
    }

    private static void assertReadsOn(LogWindow log) {
        log.page().locator("#log").focus();
        for (var last = 2_000; last <= 4_000; last += 1_000) {
            log.page().keyboard().press("End");
            log.awaitLast(last, AT_MOST);
        }
        assertThat(List.of(log.first(), log.most())).containsExactly(2_001, LogWindow.MOST);
        assertThat(log.gap()).isEmpty();
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
