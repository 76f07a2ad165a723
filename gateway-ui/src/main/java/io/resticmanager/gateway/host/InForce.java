package io.resticmanager.gateway.host;

import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.schedule.Schedule;

/** Whether the agent of a host keeps to a schedule as it stands here. Pure. */
public enum InForce {
    /**
     * Nothing is to be kept by the agent: this server runs it; it is off, and the agent knows; its host is paused, which the agent
     * knows, and it would be on.
     */
    server, off, paused,
    /** The agent has confirmed this revision; it has not yet; its policy or its program refused it; an older hub does not tell. */
    confirmed, pending, refused, unknown;

    private static final List<JobKind> BY_SERVER = List.of(JobKind.forget, JobKind.prune);

    public static InForce of(Schedule schedule, HubHost host) {
        if (BY_SERVER.contains(schedule.kind())) {
            return host.paused() && schedule.enabled() ? paused : server;
        }
        var kept = host.inForce();
        if (kept == null) {
            return unknown;
        }
        if (!schedule.enabled() || host.paused()) {
            return kept.stream().anyMatch(each -> each.scheduleId().equals(schedule.id()))
                    ? pending
                    : schedule.enabled() ? paused : off;
        }
        if (kept.contains(new HubHost.InForce(schedule.id(), schedule.revision()))) {
            return confirmed;
        }
        return refusal(schedule, host).isPresent() ? refused : pending;
    }

    /** What the host said when it refused it. */
    public static Optional<String> refusal(Schedule schedule, HubHost host) {
        var entry = "schedule:" + schedule.id() + ":";
        return host.configRefused().stream().filter(part -> part.startsWith(entry)).findFirst()
                .map(part -> part.substring(entry.length()).strip());
    }
}
