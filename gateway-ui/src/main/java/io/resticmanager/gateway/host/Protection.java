package io.resticmanager.gateway.host;

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
 * the host is back is a risk also while it is offline; runs that it only could not make are not.
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

    static Protection of(Host host) {
        if (host.hub().refusal() != null) {
            return atRisk("This server refuses its agent");
        }
        return host.jobs().map(jobs -> judge(host, jobs))
                .orElseGet(() -> new Protection(Level.unknown, "jobs-service does not answer"));
    }

    private static Protection judge(Host host, HostJobs jobs) {
        var trouble = trouble(host, jobs);
        if (trouble != null) {
            return atRisk(trouble);
        }
        if (host.hub().paused()) {
            return atRisk("Paused: no schedule fires");
        }
        return host.hub().presence() == Presence.offline
                ? offline(jobs.standing())
                : standing(jobs.standing());
    }

    // Where the ledger tells, its word holds, and a backup outside of any schedule
    // changes nothing.
    private static @Nullable String trouble(Host host, HostJobs jobs) {
        var standing = jobs.standing();
        if (jobs.repositoryState() == RepositoryState.uninitialised && !host.keepsFormer()) {
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
