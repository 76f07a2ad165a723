package io.resticmanager.gateway.host;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Hub;
import org.jspecify.annotations.Nullable;

/** Which host of ours a machine's name belongs to, as locks carry the name that the machine gives itself. */
@Singleton
public final class HostsByMachine {

    private static final int HUB_PAGE = 200;

    private final Hub hub;

    HostsByMachine(Hub hub) {
        this.hub = hub;
    }

    /** Ids of hosts by the names of their machines. A name that two have is left out, and while the hub does not answer all are. */
    public Map<String, String> all(Actor actor) {
        var ids = new HashMap<String, @Nullable String>();
        try {
            var cursor = "";
            while (cursor != null) {
                var page = hub.hosts(actor, HUB_PAGE, cursor);
                page.items().forEach(host -> add(ids, host));
                cursor = page.nextCursor();
            }
        } catch (ProblemException unknown) {
            return Map.of();
        }
        ids.values().removeIf(id -> id == null);
        return Map.copyOf(ids);
    }

    /** As machines' names are compared. */
    public static String key(String hostname) {
        return hostname.toLowerCase(Locale.ROOT);
    }

    private static void add(Map<String, @Nullable String> ids, HubHost host) {
        if (host.hostname() != null) {
            var name = key(host.hostname());
            ids.put(name, ids.containsKey(name) ? null : host.id());
        }
    }
}
