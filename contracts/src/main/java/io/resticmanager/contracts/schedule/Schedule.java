package io.resticmanager.contracts.schedule;

import java.time.Instant;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What one host does by itself, and when. {@code cron} as {@link CronLine}, {@code timeZone} as the zone database names it; the
 * run begins up to {@code jitterS} seconds (0 to 21,600) after its due time, as {@link Spread} has it. {@code runMissed}: what was missed is caught up
 * with, once. A backup has a {@code source}, and its {@code retention} is what a forget applies to its snapshots; the
 * {@code options} of the other kinds are the record that the kind names. A run that takes longer than {@code timeoutS} is ended.
 * A backup that shrank by more than {@code suspectShrinkPercent} (50 when absent) is suspect. {@code revision} counts its edits.
 * {@code sentence}, {@code nextRuns} and {@code lastJob}, the newest of its jobs, are told to people only.
 */
@Wire
public record Schedule(String id, String hostId, String name, JobKind kind, boolean enabled, String cron,
        String timeZone, int jitterS, boolean runMissed, @Nullable Source source, @Nullable Retention retention,
        @Nullable JsonNode options, boolean treatWarningsAsFailure, @Nullable Long timeoutS,
        @Nullable Integer suspectShrinkPercent, long revision, @Nullable String sentence,
        @Nullable List<Instant> nextRuns, @Nullable Job lastJob) {

    /** The same as it is told to people. */
    public Schedule told(String inWords, List<Instant> next, @Nullable Job last) {
        return new Schedule(id, hostId, name, kind, enabled, cron, timeZone, jitterS, runMissed, source, retention,
                options, treatWarningsAsFailure, timeoutS, suspectShrinkPercent, revision, inWords, next, last);
    }

    /** The same, edited once more. */
    public Schedule revised() {
        return new Schedule(id, hostId, name, kind, enabled, cron, timeZone, jitterS, runMissed, source, retention,
                options, treatWarningsAsFailure, timeoutS, suspectShrinkPercent, revision + 1, sentence, nextRuns,
                lastJob);
    }
}
