package io.resticmanager.notifications.digest;

import java.util.Comparator;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.Protection;
import io.resticmanager.contracts.host.Protection.Level;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * A host as a digest tells of it: whether its data could be brought back, and why not, by the rule of the dashboard
 * ({@link Protection}). {@code name} and {@code reason} are any text at all.
 */
record HostLine(String name, Level level, String reason, Urgency urgency, boolean offline, boolean paused) {

    /** What is worst comes first, then by name. */
    static final Comparator<HostLine> WORST_FIRST = Comparator.comparing(HostLine::urgency)
            .thenComparing(HostLine::name);

    /** The worst first: what stops every backup, what failed or did not come, what was never set up, what somebody wanted. */
    enum Urgency {
        refused, failing, other, paused
    }

    /** @param jobs absent where jobs-service did not answer */
    static HostLine of(HubHost host, @Nullable HostJobs jobs) {
        var protection = Protection.of(host, jobs);
        var offline = host.presence() == HubHost.Presence.offline;
        return new HostLine(host.name(), protection.level(), reason(host, protection, offline), urgencyOf(host, jobs),
                offline, host.paused());
    }

    private static String reason(HubHost host, Protection protection, boolean offline) {
        var refusal = host.refusal();
        var reason = protection.reason() == null ? "" : protection.reason();
        if (refusal != null) {
            return reason + ": " + refusal.message();
        }
        return offline && protection.level() == Level.at_risk ? reason + " (and it is offline)" : reason;
    }

    private static Urgency urgencyOf(HubHost host, @Nullable HostJobs jobs) {
        if (host.refusal() != null) {
            return Urgency.refused;
        }
        if (jobs != null && isFailing(jobs)) {
            return Urgency.failing;
        }
        return host.paused() ? Urgency.paused : Urgency.other;
    }

    private static boolean isFailing(HostJobs jobs) {
        var backup = jobs.lastBackup();
        var standing = jobs.standing();
        return backup != null && backup.status() == JobStatus.failed
                || standing != null && (standing.failing() || standing.missed() > 0);
    }
}
