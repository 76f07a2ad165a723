package io.resticmanager.alerts.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.resticmanager.alerts.rule.Key;
import io.resticmanager.alerts.stage.Owners;
import io.resticmanager.alerts.stage.Tales;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.Outcome;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The reference: what hub and jobs-service know, kept in the plainest way, and what must stand because of it. Every change
 * returns the event that tells of it.
 */
final class World {

    final String host = Ids.next();
    final List<String> schedules = List.of(Ids.next(), Ids.next());
    private final Set<String> gone = new HashSet<>();
    private final TreeMap<Long, Event.JobEnded> ends = new TreeMap<>();
    private final Map<String, Instant> overdue = new HashMap<>();
    private final Map<Key, Long> settled = new HashMap<>();
    private final Set<String> disabled = new HashSet<>();
    private Instant now = Instant.now().minus(Duration.ofHours(12));
    private @Nullable Instant awaySince;
    private boolean paused;
    private boolean removed;
    private long settledDamage;
    private long revision;

    Event.JobEnded end(JobKind kind, @Nullable String schedule, boolean well) {
        return keep(well
                ? Tales.succeeded(host, kind, schedule, ends.size() + 1L)
                : Tales.failed(host, kind, schedule, ends.size() + 1L));
    }

    Event.JobEnded check(boolean damaged, boolean locked, @Nullable String subset) {
        var error = damaged ? Tales.DAMAGED : locked ? Tales.WRONG_PASSWORD : null;
        return keep(Tales.check(host, ends.size() + 1L, error, subset));
    }

    private Event.JobEnded keep(Event.JobEnded end) {
        ends.put(ends.size() + 1L, end);
        return end;
    }

    void goAway() {
        awaySince = awaySince == null ? tick() : awaySince;
    }

    Event comeBack() {
        awaySince = null;
        return Tales.online(host, ++revision, tick());
    }

    Event pause(boolean now) {
        paused = now;
        return Tales.updated(host, ++revision, "ada", now);
    }

    Event remove() {
        removed = true;
        return Tales.removed(host, ++revision);
    }

    Event removeSchedule(String schedule) {
        gone.add(schedule);
        overdue.remove(schedule);
        return Tales.changed(host, schedule, ++revision, "removed");
    }

    Event switchSchedule(String schedule, boolean on) {
        if (on) {
            disabled.remove(schedule);
        } else {
            disabled.add(schedule);
            overdue.remove(schedule);
        }
        return Tales.changed(host, schedule, ++revision, on ? "enabled" : "disabled");
    }

    void late(String schedule) {
        if (!gone.contains(schedule) && !disabled.contains(schedule)) {
            overdue.put(schedule, tick());
        }
    }

    @Nullable
    Event arrive(String schedule) {
        var due = overdue.remove(schedule);
        return due == null ? null : Tales.run(host, schedule, due, "arrived");
    }

    /** It will not happen: the schedule is as stale as before. */
    @Nullable
    Event skip(String schedule, String how) {
        var due = overdue.get(schedule);
        return due == null ? null : Tales.run(host, schedule, due, how);
    }

    /** A person closed what told of that. */
    void settle(Key key, long occurrence, boolean damaged, @Nullable String job) {
        settled.merge(key, occurrence, Math::max);
        if (damaged) {
            ends.values().stream().filter(it -> it.jobId().equals(job))
                    .forEach(it -> settledDamage = Math.max(settledDamage, it.order()));
        }
    }

    /** The damage that has to be told. */
    Optional<String> damagedBy() {
        return Optional.ofNullable(latest().get(Key.of(host, AlertKind.check_failed))).flatMap(this::damage)
                .filter(it -> it.order() > settledDamage).map(Event.JobEnded::jobId);
    }

    /** What else the last check failed for. */
    Optional<String> failedBeside() {
        return Optional.ofNullable(latest().get(Key.of(host, AlertKind.check_failed))).map(Event.JobEnded::error)
                .map(JobError::message);
    }

    private Optional<Event.JobEnded> damage(Event.JobEnded last) {
        return last.error() == Tales.DAMAGED && last.readDataSubset() != null
                ? Optional.of(last)
                : Optional.ofNullable(unproven(last)).map(it -> ends.get(it.order()));
    }

    private Instant tick() {
        now = now.plusSeconds(1);
        return Instant.ofEpochMilli(now.toEpochMilli());
    }

    boolean paused() {
        return paused;
    }

    boolean isOfTheGone(Event event) {
        return event instanceof Event.JobEnded it
                && (removed || it.scheduleId() != null && gone.contains(it.scheduleId()));
    }

    /** What its owners answer of it. */
    void tell(Owners owners) {
        owners.hosts.clear();
        owners.outcomes.clear();
        owners.stale.clear();
        if (removed) {
            return;
        }
        owners.hosts.put(host, Tales.host(host, awaySince == null ? Presence.online : Presence.offline,
                awaySince == null ? tick() : awaySince, paused));
        latest().values().forEach(it -> owners.outcomes.add(told(it)));
        if (!paused) {
            overdue.forEach((schedule, due) -> owners.stale.add(Tales.overdue(host, schedule, due)));
        }
    }

    private Outcome told(Event.JobEnded it) {
        var outcome = Tales.outcome(it, "nightly", unproven(it));
        return off(it) ? Tales.disabled(outcome) : outcome;
    }

    private boolean off(Event.JobEnded it) {
        return it.scheduleId() != null && disabled.contains(it.scheduleId());
    }

    /** What must stand in the end. What failed before a pause may stand during it, or may not have been seen before it. */
    Set<Key> holding() {
        var holding = new HashSet<Key>();
        if (removed) {
            return holding;
        }
        latest().forEach((key, it) -> {
            if (it.status() == JobStatus.failed && !off(it)) {
                add(holding, key, it.order());
            }
            if (key.kind() == AlertKind.check_failed && damagedBy().isPresent()) {
                holding.add(key);
            }
        });
        if (!paused) {
            overdue.forEach((schedule, due) -> add(holding, new Key(host, AlertKind.stale_schedule, schedule),
                    due.toEpochMilli()));
            add(holding, Key.of(host, AlertKind.agent_offline), awaySince == null ? 0 : awaySince.toEpochMilli());
        }
        return holding;
    }

    private void add(Set<Key> holding, Key key, long occurrence) {
        if (occurrence > settled.getOrDefault(key, 0L)) {
            holding.add(key);
        }
    }

    private Map<Key, Event.JobEnded> latest() {
        var latest = new HashMap<Key, Event.JobEnded>();
        ends.values().stream().filter(it -> it.scheduleId() == null || !gone.contains(it.scheduleId()))
                .forEach(
                        it -> JobSightings.key(host, it.kind(), it.scheduleId()).ifPresent(key -> latest.put(key, it)));
        return latest;
    }

    private Outcome.@Nullable Unproven unproven(Event.JobEnded last) {
        var standing = new ArrayList<Event.JobEnded>();
        ends.headMap(last.order(), true).values().stream()
                .filter(it -> it.kind() == JobKind.check && last.kind() == JobKind.check).forEach(it -> {
                    if (it.error() == Tales.DAMAGED && it.readDataSubset() != null && it != last) {
                        standing.add(it);
                    } else if (it.error() == null && "100%".equals(it.readDataSubset())) {
                        standing.clear();
                    }
                });
        if (standing.isEmpty()) {
            return null;
        }
        var it = standing.getLast();
        return new Outcome.Unproven(it.jobId(), it.finishedAt(), it.readDataSubset(), Tales.DAMAGED, it.order());
    }
}
