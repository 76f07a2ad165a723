package io.resticmanager.alerts.engine;

import java.util.Optional;

import io.resticmanager.alerts.rule.Damage;
import io.resticmanager.alerts.rule.Key;
import io.resticmanager.alerts.rule.Observation;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.CheckOptions;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.Outcome;
import org.jspecify.annotations.Nullable;

/** Reads what the end of a job says, in an event or in the answer of jobs-service, as the same observations. */
final class JobSightings {

    private static final String DAMAGED = "damaged";

    private JobSightings() {}

    /** What the job is of; empty for kinds that raise nothing. A backup's trouble is its schedule's, others are the host's. */
    static Optional<Key> key(String host, JobKind kind, @Nullable String schedule) {
        return switch (kind) {
            case backup -> Optional.of(new Key(host, AlertKind.backup_failed, schedule == null ? "" : schedule));
            case forget -> Optional.of(Key.of(host, AlertKind.forget_failed));
            case prune -> Optional.of(Key.of(host, AlertKind.prune_failed));
            case check -> Optional.of(Key.of(host, AlertKind.check_failed));
            case init, unlock, snapshots, stats, diff, restore, restore_test -> Optional.empty();
        };
    }

    /** Empty for a cancelled one, a dry run, and one that came before its order was told: the next sweep knows it. */
    static Optional<Observation> of(Key key, Event.JobEnded it, @Nullable String schedule) {
        if (it.order() == null || it.status() == JobStatus.cancelled) {
            return Optional.empty();
        }
        if (it.status() == JobStatus.succeeded) {
            return Optional
                    .of(new Observation.Succeeded(it.order(),
                            it.kind() != JobKind.check || CheckOptions.readsAll(it.readDataSubset())));
        }
        var contents = inContents(it.kind(), it.error(), it.readDataSubset());
        var words = Sentences.failed(
                new Sentences.Failure(key.kind(), it.jobId(), it.finishedAt(), it.error(), contents), schedule);
        return Optional.of(new Observation.Failed(it.order(), contents ? new Damage(it.order(), words) : null, false,
                words));
    }

    static Observation of(Key key, Outcome it) {
        var earlier = it.unproven() == null ? null : damage(key, it.unproven());
        if (it.status() == JobStatus.failed) {
            var own = inContents(it.kind(), it.error(), it.readDataSubset());
            var words = Sentences.failed(
                    new Sentences.Failure(key.kind(), it.jobId(), it.finishedAt(), it.error(), own),
                    it.scheduleName());
            return new Observation.Failed(it.order(), own ? new Damage(it.order(), words) : earlier, true, words);
        }
        return earlier == null
                ? new Observation.Succeeded(it.order(), true)
                : new Observation.Unproven(it.order(), earlier);
    }

    private static Damage damage(Key key, Outcome.Unproven it) {
        return new Damage(it.order(), Sentences.failed(
                new Sentences.Failure(key.kind(), it.jobId(), it.finishedAt(), it.error(), true), null));
    }

    // One that could not lock or reach the repository has read nothing: any good
    // check reads at least as much.
    private static boolean inContents(JobKind kind, @Nullable JobError error, @Nullable String subset) {
        return kind == JobKind.check && subset != null && error != null && error.cause().equals(DAMAGED);
    }

}
