package io.resticmanager.contracts.host;

import java.util.Objects;

import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Whether a host's data could be brought back, and why not. Protected is what the ledger of expected runs calls safe (product.md
 * §6), on a host that is not paused, whose agent is neither refused nor offline (ADR 23). What does not get better by itself once
 * the host is back is a risk also while it is offline; runs that it only could not make are not. Pure: whoever shows or tells of a
 * fleet asks here, so that no two of them differ.
 */
public record Protection(Level level, @Nullable String reason) {

    /** How a host stands. */
    public enum Level {
        // Named with an underscore, as the word alone belongs to the language.
        protected_, at_risk, offline, unknown;

        /** As it is written in JSON and in class names. */
        public String word() {
            return this == protected_ ? "protected" : name();
        }
    }

    /** @param jobs absent when jobs-service could not be asked */
    public static Protection of(HubHost host, @Nullable HostJobs jobs) {
        if (host.refusal() != null) {
            return atRisk("This server refuses its agent");
        }
        return jobs == null ? new Protection(Level.unknown, "jobs-service does not answer") : judge(host, jobs);
    }

    /** As the agent's rule for it is called; a refused repository leaves the whole configuration before it in force. */
    public static boolean refusesRepository(HubHost host) {
        return host.configRefused().stream().anyMatch(why -> why.startsWith("policy.repository_host"));
    }

    /** Whether its jobs go on into a repository that it had before, as it refuses the one that is set (ADR 48). */
    public static boolean keepsFormer(HubHost host, HostJobs jobs) {
        var backup = jobs.lastBackup();
        return refusesRepository(host)
                && (jobs.snapshots() > 0 || backup != null && backup.status() == JobStatus.succeeded);
    }

    private static Protection judge(HubHost host, HostJobs jobs) {
        var trouble = trouble(host, jobs);
        if (trouble != null) {
            return atRisk(trouble);
        }
        if (host.paused()) {
            return atRisk("Paused: no schedule fires");
        }
        return host.presence() == Presence.offline
                ? offline(jobs.standing())
                : standing(jobs.standing());
    }

    // Where the ledger tells, its word holds, and a backup outside of any schedule
    // changes nothing.
    private static @Nullable String trouble(HubHost host, HostJobs jobs) {
        var standing = jobs.standing();
        if (jobs.repositoryState() == RepositoryState.uninitialised && !keepsFormer(host, jobs)) {
            return "The repository is not initialised";
        }
        if (standing == null) {
            return jobs.lastBackup() == null ? "No backup yet" : trouble(jobs.lastBackup());
        }
        return standing.protection() == Standing.Protection.at_risk && standing.missed() == 0
                ? reason(standing)
                : null;
    }

    private static @Nullable String trouble(Job backup) {
        var suspect = backup.suspect();
        if (backup.status() == JobStatus.failed) {
            return "The last backup failed";
        }
        return suspect != null && suspect.confirmedAt() == null
                ? "The last backup is suspect: " + suspect.detail()
                : null;
    }

    private static Protection offline(@Nullable Standing standing) {
        return new Protection(Level.offline, standing == null || standing.reason() == null
                ? "Its agent is not connected"
                : standing.reason());
    }

    private static Protection standing(@Nullable Standing standing) {
        if (standing == null) {
            return new Protection(Level.unknown, "jobs-service does not tell yet whether its schedules run");
        }
        return switch (standing.protection()) {
            case safe -> new Protection(Level.protected_, null);
            case at_risk -> atRisk(reason(standing));
            case unknown -> new Protection(Level.unknown,
                    Objects.requireNonNullElse(standing.reason(), "Nothing was due yet"));
        };
    }

    private static String reason(Standing standing) {
        return Objects.requireNonNullElse(standing.reason(), "Its schedules do not run as they should");
    }

    private static Protection atRisk(String reason) {
        return new Protection(Level.at_risk, reason);
    }
}
