package io.resticmanager.gateway.view;

import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.JobStatus;
import org.jspecify.annotations.Nullable;

/** A job that has not begun, and what it waits for: {@code behind} is the job that the host has in hand, if that is what. */
public record WaitingJob(JobView job, String why, @Nullable JobView behind) {

    public static WaitingJob of(JobView job, HostView host) {
        var running = host.currentView();
        var behind = running != null && running.running() && !running.id().equals(job.id()) && host.online();
        return new WaitingJob(job, why(job, host), behind && !job.job().cancelling() ? running : null);
    }

    private static String why(JobView job, HostView host) {
        if (job.job().cancelling()) {
            return "It is being cancelled.";
        }
        return job.job().status() == JobStatus.dispatched ? sent(job, host) : queued(host);
    }

    private static String queued(HostView host) {
        return switch (host.hub().presence()) {
            case refused -> "This server refuses the agent of the host.";
            case offline -> "The host is offline.";
            case unknown -> "The host has not been heard from since this server started.";
            // A host counts as online for a while after its connection has gone.
            case online -> host.hub().connectedAt() == null
                    ? "The agent is not connected just now."
                    : connected(host.currentView());
        };
    }

    private static String connected(@Nullable JobView current) {
        return current != null && current.running()
                ? oneAtATime(current)
                : "It is about to be sent to the host, unless another host's job has the repository to itself.";
    }

    private static String oneAtATime(JobView running) {
        return "The host runs one job at a time: %s is not over.".formatted(running.title());
    }

    // Which of those that it has a host runs next is the host's business; only what
    // runs is known.
    private static String sent(JobView job, HostView host) {
        var running = host.currentView();
        if (host.hub().presence() != Presence.online) {
            return "The host has it; whether it began is known when the host is back.";
        }
        return running == null || running.id().equals(job.id()) || !running.running()
                ? "The host has it and is about to begin."
                : oneAtATime(running);
    }
}
