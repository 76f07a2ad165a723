package io.resticmanager.tests.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.resticmanager.tests.fleet.Durations;
import io.resticmanager.tests.fleet.Stand;
import io.resticmanager.tests.kit.Browser;
import io.resticmanager.tests.kit.LogWindow;

/** The page of a job in Chromium; when each new line is on the screen, by the browser's own frames. */
record DrawnLog(LogWindow log) {

    // A line counts when it comes, not when the window comes back to it.
    private static final String WATCH = """
            () => {
              window.drawn = [];
              let newest = 0;
              const note = (times) => requestAnimationFrame(() => {
                const now = Date.now();
                times.forEach((at) => window.drawn.push([at, now - at]));
              });
              const isNew = (line) => {
                const number = Number(line.dataset.n);
                const first = number > newest;
                newest = Math.max(newest, number);
                return first;
              };
              new MutationObserver((changes) => note(changes.flatMap((change) => [...change.addedNodes]).filter(isNew)
                .map((line) => Date.parse(line.querySelector("time").dateTime))))
                .observe(document.querySelector("[data-log]"), { childList: true });
            }""";

    static DrawnLog open(Browser browser, Stand stand, String jobId) {
        var url = stand.services().url();
        var log = LogWindow.signIn(browser, url, stand.administrator()).watch(url + "/jobs/" + jobId);
        log.page().evaluate(WATCH);
        return new DrawnLog(log);
    }

    /** How long the same page takes when it is opened once more. */
    Duration again() {
        var from = System.nanoTime();
        log.page().reload();
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /** Of the lines that were said after that moment. */
    Durations times(Instant from) {
        var times = new Durations();
        var drawn = (List<?>) log.page().evaluate(
                "(from) => window.drawn.filter(([at]) => at > from).map(([, took]) => took)",
                (double) from.toEpochMilli());
        for (var millis : drawn) {
            times.add(Duration.ofMillis(((Number) millis).longValue()).toNanos());
        }
        return times;
    }
}
