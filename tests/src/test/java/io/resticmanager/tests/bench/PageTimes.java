package io.resticmanager.tests.bench;

import java.time.Duration;
import java.util.regex.Pattern;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.tests.fleet.Durations;
import io.resticmanager.tests.kit.ApiClient;

/** How long the gateway takes for a page, from the question to the last byte of the answer, by a client that does nothing else. */
record PageTimes(Duration median, Duration slow, int bytes) {

    private static final int REQUESTS = Setting.of("REQUESTS", 200);
    // A service that has just started is slow: its code is not compiled yet.
    private static final int WARM_UP = Math.max(1, REQUESTS / 2);
    private static final Pattern ONWARD = Pattern.compile("href=\"([^\"]*cursor=[^\"]*)\"");

    /** @param shows what stands on that page and on no other, so that no refusal is measured */
    static PageTimes of(ApiClient api, String path, String shows) throws Exception {
        for (var i = 0; i < WARM_UP; i++) {
            mustShow(ask(api, path), path, shows);
        }
        var times = new Durations();
        var bytes = 0;
        for (var i = 0; i < REQUESTS; i++) {
            var from = System.nanoTime();
            var page = ask(api, path);
            times.add(System.nanoTime() - from);
            mustShow(page, path, shows);
            bytes = page.length();
        }
        return new PageTimes(times.quantile(0.5), times.quantile(0.95), bytes);
    }

    // Of the API too it is the whole answer, and read.
    private static String ask(ApiClient api, String path) throws Exception {
        return path.startsWith("/api/") ? Json.text(api.get(path)) : api.page(path);
    }

    /** The address so many pages behind that one. */
    static String behind(ApiClient api, String path, int pages) throws Exception {
        var here = path;
        for (var i = 0; i < pages; i++) {
            var onward = ONWARD.matcher(api.page(here));
            if (!onward.find()) {
                throw new AssertionError("%d pages behind %s there is none more".formatted(i, path));
            }
            here = onward.group(1).replace("&amp;", "&");
        }
        return here;
    }

    private static void mustShow(String page, String path, String shows) {
        if (!page.contains(shows)) {
            throw new AssertionError("no '%s' at %s: %s".formatted(shows, path, page));
        }
    }

    String told() {
        return "%s, %s ms (%d KiB)".formatted(millis(median), millis(slow), bytes / 1024);
    }

    /** How many times as long as the other, by the medians. */
    String ratio(PageTimes other) {
        return "%.1f".formatted(1.0 * median.toNanos() / other.median.toNanos());
    }

    /** With one digit behind the point. */
    static String millis(Duration time) {
        return "%.1f".formatted(time.toNanos() / 1e6);
    }
}
