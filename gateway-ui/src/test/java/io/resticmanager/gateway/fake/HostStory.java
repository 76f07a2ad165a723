package io.resticmanager.gateway.fake;

import java.util.List;
import java.util.Objects;

import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.HubHost.Refusal;
import io.resticmanager.contracts.host.HubRpc.UpdateHost;

/** A host to which something happens. */
public record HostStory(HubHost host) {

    public static HostStory of(HubHost host) {
        return new HostStory(host);
    }

    public static HostStory of(String name, Presence presence, String... tags) {
        return new HostStory(Stories.host(name, presence, tags));
    }

    public HostStory changed(UpdateHost ask) {
        return with(Objects.requireNonNullElse(ask.name(), host.name()),
                Objects.requireNonNullElse(ask.tags(), host.tags()), host.presence(),
                Objects.requireNonNullElse(ask.paused(), host.paused()), host.clockSkewMs(), host.outboxDepth(),
                host.protocol(), host.refusal(), host.policy(), host.configRefused());
    }

    public HostStory paused() {
        return changed(new UpdateHost(host.id(), null, null, true));
    }

    public HostStory refused(String code, String why) {
        return with(host.name(), host.tags(), Presence.refused, host.paused(), host.clockSkewMs(), host.outboxDepth(),
                code.equals("protocol") ? 7 : 1, new Refusal(code, Stories.NOON, why), host.policy(),
                host.configRefused());
    }

    /** With a restic of this version; null while it is not known. */
    public HostStory having(String resticVersion) {
        return new HostStory(new HubHost(host.id(), host.name(), host.hostname(), host.os(), host.arch(), host.tags(),
                host.presence(), host.paused(), host.enrolledAt(), host.lastSeenAt(), host.connectedAt(),
                host.agentVersion(), resticVersion, host.configPending(), host.clockSkewMs(), host.repositoryId(),
                host.repoUrlRedacted(), host.outboxDepth(), host.protocol(), host.timeZone(), host.refusal(),
                host.policy(), host.configRefused(), host.configRevision(), host.appliedRevision(), null));
    }

    public HostStory skewed(long ms) {
        return with(host.name(), host.tags(), host.presence(), host.paused(), ms, host.outboxDepth(), host.protocol(),
                host.refusal(), host.policy(), host.configRefused());
    }

    public HostStory holding(long depth) {
        return with(host.name(), host.tags(), host.presence(), host.paused(), host.clockSkewMs(), depth,
                host.protocol(), host.refusal(), host.policy(), host.configRefused());
    }

    public HostStory refusing(String... parts) {
        return with(host.name(), host.tags(), host.presence(), host.paused(), host.clockSkewMs(), host.outboxDepth(),
                host.protocol(), host.refusal(), host.policy(), List.of(parts));
    }

    public HostStory allowing(LocalPolicy policy) {
        return with(host.name(), host.tags(), host.presence(), host.paused(), host.clockSkewMs(), host.outboxDepth(),
                host.protocol(), host.refusal(), policy, host.configRefused());
    }

    /** As when its configuration was changed here, and what the host answered last is an earlier one. */
    public HostStory configured(Long revision, Long applied) {
        return new HostStory(new HubHost(host.id(), host.name(), host.hostname(), host.os(), host.arch(), host.tags(),
                host.presence(), host.paused(), host.enrolledAt(), host.lastSeenAt(), host.connectedAt(),
                host.agentVersion(), host.resticVersion(), revision != null && applied < revision, host.clockSkewMs(),
                host.repositoryId(), host.repoUrlRedacted(), host.outboxDepth(), host.protocol(), host.timeZone(),
                host.refusal(), host.policy(), host.configRefused(), revision, applied, null));
    }

    /** As when its connection broke a moment ago. */
    public HostStory disconnected() {
        return new HostStory(new HubHost(host.id(), host.name(), host.hostname(), host.os(), host.arch(), host.tags(),
                host.presence(), host.paused(), host.enrolledAt(), host.lastSeenAt(), null, host.agentVersion(),
                host.resticVersion(), host.configPending(), host.clockSkewMs(), host.repositoryId(),
                host.repoUrlRedacted(), host.outboxDepth(), host.protocol(), host.timeZone(), host.refusal(),
                host.policy(), host.configRefused(), host.configRevision(), host.appliedRevision(), null));
    }

    private HostStory with(String name, List<String> tags, Presence presence, boolean paused, Long skew, long depth,
            Integer protocol, Refusal refusal, LocalPolicy policy, List<String> refused) {
        return new HostStory(new HubHost(host.id(), name, host.hostname(), host.os(), host.arch(), tags, presence,
                paused, host.enrolledAt(), host.lastSeenAt(), host.connectedAt(), host.agentVersion(),
                host.resticVersion(), host.configPending(), skew, host.repositoryId(), host.repoUrlRedacted(), depth,
                protocol, host.timeZone(), refusal, policy, refused, host.configRevision(), host.appliedRevision(),
                null));
    }
}
