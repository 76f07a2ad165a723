package io.resticmanager.gateway.api;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.alert.AlertsRpc.HostAlerts;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Refusal;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.gateway.host.Host;
import org.jspecify.annotations.Nullable;

/** A host in the API. What is absent is not known. */
@Wire
record HostAnswer(String id, String name, @Nullable String hostname, String os, String arch, List<String> tags,
        HubHost.Presence status, String protection, @Nullable String reason, boolean paused, Instant enrolledAt,
        @Nullable Instant lastSeenAt, @Nullable String agentVersion, @Nullable String resticVersion,
        RepositoryState repositoryState, Repository repository, boolean configPending, @Nullable Long clockSkewMs,
        long outboxDepth, @Nullable Integer protocol, @Nullable String timeZone, @Nullable Refusal refusal,
        @Nullable LocalPolicy policy, List<String> configRefused, @Nullable Job lastBackup, @Nullable Job currentJob,
        @Nullable Long openAlerts, @Nullable Instant nextRunAt) {

    /** {@code initialised} is absent when nobody knows. */
    @Wire
    record Repository(String urlRedacted, @Nullable Boolean initialised) {}

    /** @param alerts null while alerts-service does not answer */
    static HostAnswer of(Host host, @Nullable HostAlerts alerts) {
        var hub = host.hub();
        var protection = host.protection();
        return new HostAnswer(hub.id(), hub.name(), hub.hostname(), hub.os(), hub.arch(), hub.tags(), hub.presence(),
                protection.level().word(), protection.reason(), hub.paused(), hub.enrolledAt(), hub.lastSeenAt(),
                hub.agentVersion(), hub.resticVersion(), host.repositoryState(), repository(host),
                hub.configPending(), hub.clockSkewMs(), hub.outboxDepth(), hub.protocol(), hub.timeZone(),
                hub.refusal(),
                hub.policy(), hub.configRefused(), host.jobs().map(HostJobs::lastBackup).orElse(null),
                host.jobs().map(HostJobs::current).orElse(null), alerts == null ? null : alerts.open(),
                nextRunAt(host));
    }

    // While it is paused nothing is due.
    private static @Nullable Instant nextRunAt(Host host) {
        return host.hub().paused() ? null : host.standing().map(Standing::nextRunAt).orElse(null);
    }

    private static Repository repository(Host host) {
        Boolean initialised = switch (host.repositoryState()) {
            case ready -> true;
            case uninitialised -> false;
            case unknown -> null;
        };
        return new Repository(host.hub().repoUrlRedacted(), initialised);
    }
}
