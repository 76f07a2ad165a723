package io.resticmanager.tests.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;

/** From the first byte of a page to the frame that Chromium drew after all of it was loaded, by the browser's own clock. */
final class DrawnPage {

    private static final String WATCH = """
            addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(() => {
              window.drawn = performance.now() - performance.getEntriesByType("navigation")[0].responseStart;
            })));""";

    private DrawnPage() {}

    /** The first time fills the browser's cache and does not count. */
    static List<Duration> times(Page page, String address, int runs) {
        page.addInitScript(WATCH);
        time(page, address);
        var times = new ArrayList<Duration>();
        for (var i = 0; i < runs; i++) {
            times.add(time(page, address));
        }
        leave(page);
        return times;
    }

    /** No page stays open, so that none asks in vain for a gateway that is started again. */
    static void leave(Page page) {
        page.navigate("about:blank");
    }

    private static Duration time(Page page, String address) {
        page.navigate(address);
        page.waitForFunction("window.drawn !== undefined");
        return Duration.ofMillis(((Number) page.evaluate("Math.round(window.drawn)")).longValue());
    }
}
