package io.resticmanager.contracts.host;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * A host as the hub knows it. The repository URL is redacted. {@code clockSkewMs} is the agent's clock minus ours at its
 * last hello. {@code protocol} is the version that its agent speaks; {@code configRefused} are the parts of the configuration
 * that its policy refused. {@code configRevision} is the number of its configuration at the hub, from 1;
 * {@code appliedRevision} of the last that it answered, 0 for none. Both are absent from a hub that does not tell yet,
 * as is {@code inForce}: the schedules that its agent has confirmed.
 */
@Wire
public record HubHost(String id, String name, @Nullable String hostname, String os, String arch, List<String> tags,
        Presence presence, boolean paused, Instant enrolledAt, @Nullable Instant lastSeenAt,
        @Nullable Instant connectedAt, @Nullable String agentVersion, @Nullable String resticVersion,
        boolean configPending, @Nullable Long clockSkewMs, @Nullable String repositoryId, String repoUrlRedacted,
        long outboxDepth, @Nullable Integer protocol, @Nullable String timeZone, @Nullable Refusal refusal,
        @Nullable LocalPolicy policy, List<String> configRefused, @Nullable Long configRevision,
        @Nullable Long appliedRevision, @Nullable List<InForce> inForce) {

    /** A schedule and the revision of it that the agent keeps to. */
    @Wire
    public record InForce(String scheduleId, long revision) {}

    /** Why the hub does not talk to the agent: {@code clone} or {@code protocol}, since when, and in words. */
    @Wire
    public record Refusal(String code, Instant since, String message) {}

    /** Whether the agent is connected; unknown until the hub has been up for its start grace. */
    public enum Presence {
        online, offline, unknown, refused
    }
}
