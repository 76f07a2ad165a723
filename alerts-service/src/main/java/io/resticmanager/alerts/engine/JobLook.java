package io.resticmanager.alerts.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.resticmanager.alerts.alert.AlertBook;
import io.resticmanager.alerts.alert.AlertBook.Stands;
import io.resticmanager.alerts.fact.Facts;
import io.resticmanager.alerts.rule.Key;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.Outcome;

/** What the latest outcomes say. A backup's failure is over with its schedule; jobs-service tells nothing of one that was removed. */
@Singleton
final class JobLook {

    private static final BinaryOperator<Outcome> LATER = (a, b) -> a.order() > b.order() ? a : b;

    private final AlertBook book;
    private final Facts facts;

    JobLook(AlertBook book, Facts facts) {
        this.book = book;
        this.facts = facts;
    }

    List<Sighting> see(List<Outcome> outcomes, Look look) {
        var latest = latest(outcomes, look);
        var standing = book.standing();
        var seen = new ArrayList<>(orphans(latest, standing, look));
        var keys = standing.stream().map(Stands::key).collect(Collectors.toSet());
        var followed = book.followed();
        latest.forEach((key, outcome) -> {
            if (unexpected(key, outcome)) {
                seen.add(Sighting.of(key, Level.SCHEDULE_DISABLED));
            } else if (!settled(key, outcome, keys, followed)) {
                seen.add(Sighting.of(key, JobSightings.of(key, outcome)));
            }
        });
        return seen;
    }

    private Map<Key, Outcome> latest(List<Outcome> outcomes, Look look) {
        var latest = new HashMap<Key, Outcome>();
        outcomes.forEach(it -> {
            if (it.scheduleId() != null && it.scheduleName() != null) {
                facts.scheduleLooked(new Facts.ScheduleFacts(it.scheduleId(), it.hostId(), it.scheduleName(),
                        it.disabled()), look.began(), look.now());
            }
            JobSightings.key(it.hostId(), it.kind(), it.scheduleId()).ifPresent(key -> latest.merge(key, it, LATER));
        });
        return latest;
    }

    // Also for us: an event may have told that it is enabled since the look began.
    private boolean unexpected(Key key, Outcome outcome) {
        return outcome.disabled() && facts.disabled(key.subject());
    }

    // Most of a fleet's jobs are well and known to be so: nothing to write.
    private static boolean settled(Key key, Outcome outcome, Set<Key> standing, Map<Key, Long> followed) {
        return outcome.status() == JobStatus.succeeded && outcome.unproven() == null && !standing.contains(key)
                && followed.getOrDefault(key, 0L) >= outcome.order();
    }

    private static List<Sighting> orphans(Map<Key, Outcome> latest, List<Stands> standing, Look look) {
        return standing.stream()
                .filter(it -> it.key().kind() == AlertKind.backup_failed && !it.key().subject().isEmpty()
                        && !latest.containsKey(it.key()) && look.judges(it))
                .map(it -> Sighting.of(it.key(), Level.SCHEDULE_REMOVED)).toList();
    }
}
