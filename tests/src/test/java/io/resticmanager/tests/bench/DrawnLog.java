package io.resticmanager.tests.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.resticmanager.tests.fleet.Durations;
import io.resticmanager.tests.fleet.Stand;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.Browser;
import org.awaitility.Awaitility;

/** The page of a job in Chromium; when each new line is on the screen, by the browser's own frames. */
record DrawnLog(Page page) {

    private static final String WATCH = """
            () => {
              window.drawn = [];
              const note = (times) => requestAnimationFrame(() => {
                const now = Date.now();
                times.forEach((at) => window.drawn.push([at, now - at]));
              });
              new MutationObserver((changes) => note(changes.flatMap((change) => [...change.addedNodes])
                .map((line) => Date.parse(line.querySelector("time").dateTime))))
                .observe(document.querySelector("[data-log]"), { childList: true });
            }""";

    static DrawnLog open(Browser browser, Stand stand, String jobId) {
        var page = browser.open(ColorScheme.LIGHT);
        page.navigate(stand.services().url() + "/login");
        page.getByLabel("User name").fill(Administrator.NAME);
        page.getByLabel("Password").fill(stand.administrator().password());
        page.locator("form [type=submit]").last().click();
        page.waitForURL(url -> !url.contains("/login"));
        page.navigate(stand.services().url() + "/jobs/" + jobId);
        page.evaluate(WATCH);
        return new DrawnLog(page);
    }

    /** Returns when so many lines stand there. */
    void await(int lines, Duration atMost) {
        Awaitility.await("Chromium shows " + lines + " lines").atMost(atMost).pollInterval(Duration.ofSeconds(1))
                .until(() -> ((Number) page.evaluate("document.querySelector('[data-log]').childElementCount"))
                        .intValue() >= lines);
    }

    /** Of the lines that were said after that moment. */
    Durations times(Instant from) {
        var times = new Durations();
        var drawn = (List<?>) page.evaluate(
                "(from) => window.drawn.filter(([at]) => at > from).map(([, took]) => took)",
                (double) from.toEpochMilli());
        for (var millis : drawn) {
            times.add(Duration.ofMillis(((Number) millis).longValue()).toNanos());
        }
        return times;
    }
}
