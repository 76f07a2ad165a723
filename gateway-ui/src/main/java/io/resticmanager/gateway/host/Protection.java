package io.resticmanager.gateway.host;

import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * Whether a host's data could be brought back, and why not. Protected means that a schedule exists and its runs arrive
 * (product.md §6, expected runs); as long as nothing tells of schedules, no host is protected. Neither is one that is paused
 * or whose agent is refused, whatever its last backup was (ADR 23).
 */
public record Protection(Level level, @Nullable String reason) {

    /** How a host stands. */
    public enum Level {
        // Named with an underscore, as the word alone belongs to the language.
        protected_, at_risk, unknown;

        /** As it is written in JSON and in class names. */
        public String word() {
            return this == protected_ ? "protected" : name();
        }
    }

    static Protection of(Host host) {
        if (host.hub().refusal() != null) {
            return atRisk("This server refuses its agent");
        }
        return host.jobs().map(jobs -> judge(jobs, host.hub().paused()))
                .orElseGet(() -> new Protection(Level.unknown, "jobs-service does not answer"));
    }

    private static Protection judge(HostJobs jobs, boolean paused) {
        return switch (jobs.repositoryState()) {
            case uninitialised -> atRisk("The repository is not initialised");
            case unknown, ready -> {
                var backup = jobs.lastBackup();
                yield atRisk(backup == null ? "No backup yet" : trouble(backup, paused));
            }
        };
    }

    // Also after a good backup: nothing makes sure that there will be another.
    private static String trouble(Job backup, boolean paused) {
        var suspect = backup.suspect();
        if (backup.status() == JobStatus.failed) {
            return "The last backup failed";
        }
        if (suspect != null && suspect.confirmedAt() == null) {
            return "The last backup is suspect: " + suspect.detail();
        }
        return paused ? "Paused: no schedule fires" : "No backup schedule yet";
    }

    private static Protection atRisk(String reason) {
        return new Protection(Level.at_risk, reason);
    }
}
