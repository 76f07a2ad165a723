package io.resticmanager.hub.host;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.resticmanager.contracts.agent.AgentMessage.Hello;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.json.Json;
import org.jspecify.annotations.Nullable;

/** A host as it is kept. {@code tags} is a JSON array; {@code revision} counts the events that told of the host. */
@MappedEntity("host")
public record HostRow(@Id String id, String name, String hostname, String os, String arch, String tags, boolean paused,
        Presence presence, Instant enrolledAt, @Nullable Instant lastSeenAt, @Nullable String agentVersion,
        @Nullable String resticVersion, @Nullable Long clockSkewMs, long outboxDepth, long configRevision,
        long appliedRevision, long revision, @Nullable Integer protocol, @Nullable String refusedCode) {

    public List<String> tagList() {
        return tags(tags);
    }

    public boolean configPending() {
        return appliedRevision < configRevision;
    }

    /** Whether the hub talks to none of the machines that have this identity. */
    public boolean cloned() {
        return Refusals.CLONE.equals(refusedCode);
    }

    /** Whether the agent is the version that it was. */
    boolean speaksAs(Hello hello) {
        return hello.agentVersion().equals(agentVersion) && Objects.equals(hello.resticVersion(), resticVersion);
    }

    /** Whether the machine is of the kind that it was. */
    boolean runsOn(String otherOs, String otherArch) {
        return os.equals(otherOs) && arch.equals(otherArch);
    }

    /** From which moment on it has been silent. */
    public Instant lastContact() {
        return lastSeenAt == null ? enrolledAt : lastSeenAt;
    }

    /** Reads a column of tags. */
    public static List<String> tags(String json) {
        try {
            return List.of(Json.read(json, String[].class));
        } catch (Json.Malformed e) {
            throw new IllegalStateException("the schema lets no such tags in", e);
        }
    }
}
