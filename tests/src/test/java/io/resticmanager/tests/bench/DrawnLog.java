package io.resticmanager.tests.bench;

import java.time.Duration;
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

    // What stood there before it was looked at, or is fetched late for that, was
    // not pushed.
    private static final String WATCH = """
            () => {
              const begun = Date.now();
              window.drawn = [];
              const note = (times) => requestAnimationFrame(() => {
                const now = Date.now();
                times.forEach((at) => at > begun && window.drawn.push(now - at));
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

    Durations times() {
        var times = new Durations();
        for (var millis : (List<?>) page.evaluate("window.drawn")) {
            times.add(Duration.ofMillis(((Number) millis).longValue()).toNanos());
        }
        return times;
    }
}
