package io.resticmanager.gateway.view;

import java.util.List;
import java.util.Objects;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.InForce;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.run.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Whether a host that is away makes up for a run once it is back (ADR 50): it does when its agent was not running, and keeps to the
 * schedule as it stands here. Whether the agent was off, or only its line was cut and it ran, nobody can know until then.
 */
final class MakingUp {

    private MakingUp() {}

    static boolean expected(HubHost host, @Nullable Standing standing) {
        if (standing == null || host.paused() || host.presence() != Presence.offline) {
            return false;
        }
        var kept = Objects.requireNonNullElse(host.inForce(), List.<InForce>of());
        return Objects.requireNonNullElse(standing.catchUp(), List.<Standing.CatchUp>of()).stream()
                .anyMatch(run -> kept.contains(new InForce(run.scheduleId(), run.revision())));
    }
}
