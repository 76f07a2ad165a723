package io.resticmanager.alerts.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.resticmanager.alerts.alert.AlertBook;
import io.resticmanager.alerts.fact.Facts;
import io.resticmanager.alerts.rule.Key;
import io.resticmanager.alerts.rule.Observation;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.Closing;
import io.resticmanager.contracts.run.Run;

/**
 * What the answer about stale schedules says. One that is not in it any more has had a run, or is not expected to: it is disabled
 * or removed, or its host is paused or removed.
 */
@Singleton
final class RunLook {

    private static final Observation OVER = new Observation.Over(Closing.cleared,
            "A run of it has come, or none is expected any more.");

    private final AlertBook book;
    private final Facts facts;

    RunLook(AlertBook book, Facts facts) {
        this.book = book;
        this.facts = facts;
    }

    /** Of whom not all has been heard, nothing new is raised. */
    List<Sighting> see(List<Run> runs, Look look, Heard heard) {
        var stale = runs.stream().map(RunLook::key).collect(Collectors.toSet());
        var seen = new ArrayList<>(book.standing().stream()
                .filter(it -> it.key().kind() == AlertKind.stale_schedule && !stale.contains(it.key())
                        && look.judges(it))
                .map(it -> Sighting.of(it.key(), over(it.key()))).toList());
        Batches.of(runs, batch -> facts.together(() -> batch
                .forEach(run -> facts.schedule(run.scheduleId(), run.hostId(), run.scheduleName()))));
        runs.forEach(run -> seen.add(new Sighting(key(run), new Observation.Overdue(run.dueAt(),
                (first, _) -> Sentences.overdue(run, first)), null,
                !heard.of(run.hostId()))));
        return seen;
    }

    private Observation over(Key key) {
        if (facts.paused(key.hostId())) {
            return Level.PAUSED;
        }
        return facts.disabled(key.subject()) ? Level.SCHEDULE_DISABLED : OVER;
    }

    private static Key key(Run run) {
        return new Key(run.hostId(), AlertKind.stale_schedule, run.scheduleId());
    }
}
