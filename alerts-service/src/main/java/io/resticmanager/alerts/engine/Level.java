package io.resticmanager.alerts.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.alerts.alert.AlertBook;
import io.resticmanager.alerts.engine.Owners.Answer;
import io.resticmanager.alerts.rule.Circumstances;
import io.resticmanager.alerts.rule.Observation.Over;
import io.resticmanager.contracts.alert.Closing;
import io.resticmanager.platform.sqlite.Transactions;

/**
 * The level, for truth: derives every condition anew from what its owners answer. What an owner does not answer for stays as it
 * is. What was confirmed after a look began is not judged by what is missing in that look.
 */
@Singleton
final class Level {

    static final Over PAUSED = new Over(Closing.host_paused, "The host was paused.");
    static final Over REMOVED = new Over(Closing.host_removed, "The host was removed.");
    static final Over SCHEDULE_REMOVED = new Over(Closing.schedule_removed, "The schedule was removed.");
    static final Over SCHEDULE_DISABLED = new Over(Closing.schedule_disabled, "The schedule was disabled.");

    private final Owners owners;
    private final AlertBook book;
    private final HostLook hosts;
    private final RunLook runs;
    private final JobLook jobs;
    private final SweepVital vital;
    private final Transactions transactions;
    private final AlertsSettings settings;
    private final Clock clock;

    Level(Owners owners, AlertBook book, HostLook hosts, RunLook runs, JobLook jobs, SweepVital vital,
            @Named("alerts") Transactions transactions, AlertsSettings settings, Clock clock) {
        this.owners = owners;
        this.book = book;
        this.hosts = hosts;
        this.runs = runs;
        this.jobs = jobs;
        this.vital = vital;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether all owners answered. */
    boolean sweep() {
        var began = clock.instant();
        var hub = owners.hosts();
        var unpaused = look("agent-hub", hub, began, hosts::see);
        var known = lookAtRuns(Heard.in(hub, clock.instant()));
        var all = lookAtJobs() && known && unpaused;
        if (all) {
            vital.swept();
        }
        return all;
    }

    boolean lookAtHosts() {
        var began = clock.instant();
        return look("agent-hub", owners.hosts(), began, hosts::see);
    }

    boolean lookAtRuns() {
        return lookAtRuns(Heard.in(owners.hosts(), clock.instant()));
    }

    // The hub is asked before: what a host told until then is in what jobs-service
    // answers afterwards.
    private boolean lookAtRuns(Heard heard) {
        var began = clock.instant();
        return look("jobs-service (runs)", owners.stale(), began, (found, since) -> runs.see(found, since, heard));
    }

    private boolean lookAtJobs() {
        var began = clock.instant();
        return look("jobs-service (jobs)", owners.outcomes(), began, jobs::see);
    }

    private <T> boolean look(String owner, Answer<T> answer, Instant began,
            BiFunction<List<T>, Look, List<Sighting>> eye) {
        return switch (answer) {
            case Answer.None<T>(var problem) -> {
                vital.silent(owner, problem.detail());
                yield false;
            }
            case Answer.All<T>(var items) -> {
                write(eye.apply(items, new Look(began, clock)));
                vital.heard(owner);
                yield true;
            }
        };
    }

    private void write(List<Sighting> sightings) {
        Batches.of(sightings, batch -> transactions.write(() -> batch.forEach(it -> book.observe(it.key(),
                it.observation(), new Circumstances(clock.instant(), settings.agentOfflineFloor(), it.quiet()),
                it.group()))));
    }
}
