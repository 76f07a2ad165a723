package io.resticmanager.gateway.host;

import java.util.List;

import io.resticmanager.contracts.host.HubHost.Presence;

/** How many hosts stand how. Protected, at risk and unknown add up to all; so do online, offline and the rest. */
public record Fleet(int hosts, int atRisk, int unprovable, int protectedHosts, int online, int offline, int running) {

    private static final Fleet EMPTY = new Fleet(0, 0, 0, 0, 0, 0, 0);

    public static Fleet of(List<Host> hosts) {
        var fleet = EMPTY;
        for (var host : hosts) {
            fleet = fleet.plus(host);
        }
        return fleet;
    }

    private Fleet plus(Host host) {
        var level = host.protection().level();
        var presence = host.hub().presence();
        return new Fleet(hosts + 1,
                atRisk + one(level == Protection.Level.at_risk),
                unprovable + one(level == Protection.Level.unknown),
                protectedHosts + one(level == Protection.Level.protected_),
                online + one(presence == Presence.online),
                offline + one(presence == Presence.offline),
                running + one(host.running()));
    }

    private static int one(boolean counts) {
        return counts ? 1 : 0;
    }
}
