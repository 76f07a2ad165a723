package io.resticmanager.tests.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.tests.fleet.Durations;
import io.resticmanager.tests.fleet.Stand;
import io.resticmanager.tests.kit.LivePage;
import io.resticmanager.tests.kit.Stage;

/** Pages that show one job, each with the socket that a browser has for it. */
record OpenLogs(List<LivePage> pages) {

    static OpenLogs of(Stage stage, Stand stand, String jobId, int count) {
        return new OpenLogs(IntStream.range(0, count).mapToObj(_ -> stage.add(LivePage
                .open(stand.services().url(), stand.administrator().api(), List.of("job:" + jobId)))).toList());
    }

    /** @param fewest the lines of the page that was pushed the fewest. @param times from the agent's log to each page */
    record Reading(long fewest, Durations times) {}

    /** @param from lines that were said before it are counted, but their time is not */
    Reading read(Instant from) throws Exception {
        var times = new Durations();
        var fewest = Long.MAX_VALUE;
        for (var page : pages) {
            fewest = Math.min(fewest, read(page, from, times));
        }
        return new Reading(fewest, times);
    }

    private static long read(LivePage page, Instant from, Durations times) throws Exception {
        var numbers = new HashSet<Long>();
        for (var heard : page.arrivals()) {
            for (var line : lines(heard.text())) {
                numbers.add(line.n());
                if (line.at().isAfter(from)) {
                    times.add(Duration.between(line.at(), heard.at()).toNanos());
                }
            }
        }
        return numbers.size();
    }

    private static List<LogLine> lines(String push) throws Exception {
        var log = Json.read(push, JsonNode.class).get("log");
        return log == null || log.isNull() ? List.of() : Json.read(log, LogPage.class).lines();
    }
}
