package io.resticmanager.jobs.run;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.resticmanager.contracts.run.RunState;
import org.jspecify.annotations.Nullable;

/** The ledger of one schedule that is due once an hour, as simple as can be: a map that time fills and news change. */
final class Reference {

    /** A row, as both sides know it. */
    record Row(RunState state, @Nullable String job) {}

    private static final Row DUE = new Row(RunState.due, null);

    private final TreeMap<Instant, Row> rows = new TreeMap<>();
    private Instant now;
    private int minute;
    private boolean enabled = true;

    Reference(Instant now, int minute) {
        this.now = now;
        this.minute = minute;
    }

    Map<Instant, Row> rows() {
        return rows;
    }

    /** The hours that are ahead, as many. */
    List<Instant> ahead(int count) {
        return enabled
                ? Stream.iterate(firstAfter(now), due -> due.plus(Duration.ofHours(1))).limit(count).toList()
                : List.of();
    }

    void goOnTo(Instant then) {
        for (var due = firstAfter(now); enabled && !due.isAfter(then); due = due.plus(Duration.ofHours(1))) {
            rows.putIfAbsent(due, DUE);
        }
        now = then;
    }

    void edit(int newMinute, boolean nowEnabled) {
        minute = newMinute;
        enabled = nowEnabled;
    }

    void arrived(Instant due, String job) {
        var row = rows.getOrDefault(due, DUE);
        var taken = row.state() == RunState.arrived || row.state() == RunState.ended;
        rows.put(due, taken ? row : new Row(RunState.arrived, job));
        missBefore(due);
    }

    void ended(Instant due, String job) {
        var row = rows.getOrDefault(due, DUE);
        rows.put(due, row.job() == null || row.job().equals(job) ? new Row(RunState.ended, job) : row);
        missBefore(due);
    }

    void skipped(Instant since, Instant due) {
        rows.subMap(since, true, due, true).replaceAll((_, row) -> row.job() == null
                ? new Row(RunState.skipped, null)
                : row);
    }

    private void missBefore(Instant due) {
        rows.headMap(due).replaceAll((_, row) -> row.equals(DUE) ? new Row(RunState.missed, null) : row);
    }

    private Instant firstAfter(Instant moment) {
        var due = moment.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(minute));
        return due.isAfter(moment) ? due : due.plus(Duration.ofHours(1));
    }
}
