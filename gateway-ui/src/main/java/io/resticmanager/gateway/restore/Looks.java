package io.resticmanager.gateway.restore;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentLook;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.HostLooks;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.platform.id.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The looks that somebody waits for just now, so that those of a page that was left are given up. */
@Singleton
final class Looks {

    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

    private final Hub hub;
    private final HostLooks agents;
    private final Away away;
    private final Map<String, Outstanding> outstanding = new ConcurrentHashMap<>();

    Looks(Hub hub, HostLooks agents, Away away) {
        this.hub = hub;
        this.away = away;
        this.agents = agents;
    }

    private record Outstanding(String wizard, Actor actor, HubHost host) {}

    /** @param make the question of this id */
    AgentLook.Answer ask(Asker asker, String hostId, Function<String, AgentLook> make) {
        var host = hub.host(asker.actor(), hostId);
        var id = Ids.next();
        outstanding.put(id, new Outstanding(asker.wizard(), asker.actor(), host));
        try {
            var answer = agents.look(asker.actor(), host, make.apply(id));
            away.isNot(host);
            return answer;
        } catch (ProblemException refused) {
            if (refused.problem().type().endsWith(":host-offline")) {
                away.says(host);
            }
            throw refused;
        } finally {
            outstanding.remove(id);
        }
    }

    /** Nobody waits any more for what this wizard asked. */
    void cancel(String wizard) {
        outstanding.forEach((id, look) -> {
            if (look.wizard().equals(wizard)) {
                cancel(id, look);
            }
        });
    }

    private void cancel(String id, Outstanding look) {
        try {
            agents.look(look.actor(), look.host(), AgentLook.cancel(Ids.next(), id));
        } catch (ProblemException refused) {
            LOG.info("a look was not cancelled host={} look={}: {}", look.host().id(), id, refused.getMessage());
        }
    }
}
