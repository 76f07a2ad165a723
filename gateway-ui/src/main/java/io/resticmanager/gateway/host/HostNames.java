package io.resticmanager.gateway.host;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Hub;

/** What the hosts are called, for pages that show little else of them. */
@Singleton
public final class HostNames {

    private static final int HUB_PAGE = 200;

    private final Hub hub;

    HostNames(Hub hub) {
        this.hub = hub;
    }

    /** By id, in the order of the names; empty while the hub does not answer, as jobs are shown also then. */
    public Map<String, String> all(Actor actor) {
        try {
            return sorted(read(actor));
        } catch (ProblemException refused) {
            if (refused.problem().status() >= 503) {
                return Map.of();
            }
            throw refused;
        }
    }

    /** The id where there is no such host any more, or the hub does not answer: a job outlives its host. */
    public String of(Actor actor, String hostId) {
        try {
            return hub.host(actor, hostId).name();
        } catch (ProblemException _) {
            return hostId;
        }
    }

    private Map<String, String> read(Actor actor) {
        var names = new HashMap<String, String>();
        var cursor = "";
        while (cursor != null) {
            var page = hub.hosts(actor, HUB_PAGE, cursor);
            page.items().forEach((HubHost host) -> names.put(host.id(), host.name()));
            cursor = page.nextCursor();
        }
        return names;
    }

    private static Map<String, String> sorted(Map<String, String> names) {
        var sorted = new LinkedHashMap<String, String>();
        names.entrySet().stream().sorted(Map.Entry.comparingByValue())
                .forEach(host -> sorted.put(host.getKey(), host.getValue()));
        return sorted;
    }
}
