package io.resticmanager.hub.connection;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentMessage.Hello;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.HubMessage.Bye;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.hub.audit.Audit;
import io.resticmanager.hub.clone.Clones;
import io.resticmanager.hub.host.Hellos;
import io.resticmanager.hub.host.HostRow;
import io.resticmanager.hub.host.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether an agent may stay, once it has said hello. All that speaks against it is looked at in the transaction that
 * enters it: between the handshake and the hello its host may have been removed or enrolled anew.
 */
@Singleton
final class Judging {

    private static final Logger LOG = LoggerFactory.getLogger(Judging.class);

    private final Registry registry;

    private final Hellos hellos;

    private final Clones clones;

    private final SharedCommit commits;

    private final Audit audit;

    private final Clock clock;

    Judging(Registry registry, Hellos hellos, Clones clones, SharedCommit commits, Audit audit, Clock clock) {
        this.registry = registry;
        this.hellos = hellos;
        this.clones = clones;
        this.commits = commits;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param late another connection of this host, let in after this one, has been greeted already */
    Verdict judge(AgentIdentity agent, Hello hello, boolean late) {
        return commits.write(() -> {
            if (!registry.inForce(agent.tokenId())) {
                return new Verdict.SentAway(Bye.Reason.removed, "this identity is no longer good", false);
            }
            if (registry.find(agent.hostId()).filter(HostRow::cloned).isPresent()) {
                return new Verdict.SentAway(Bye.Reason.refused, "two machines have this identity", false);
            }
            return late
                    ? new Verdict.SentAway(Bye.Reason.replaced, "the agent has connected again", false)
                    : judgeWords(agent, hello);
        });
    }

    private Verdict judgeWords(AgentIdentity agent, Hello hello) {
        if (hello.protocol() != Frame.PROTOCOL) {
            return misfit(agent, hello);
        }
        var now = clock.instant();
        var suspicion = clones.suspect(agent.tokenId(), hello, registry.lastSeq(agent.tokenId()), now);
        if (suspicion.isEmpty()) {
            return new Verdict.Welcome(hellos.arrived(agent.hostId(), agent.tokenId(), hello, now));
        }
        hellos.cloned(agent.hostId(), suspicion.get(), now);
        audit.refused(Actor.system("hub"), Audit.Deed.toHost("host.refuse", agent.hostId()), suspicion.get());
        LOG.warn("identity refused host={} instance={}: {}", agent.hostId(), hello.instanceId(), suspicion.get());
        return new Verdict.SentAway(Bye.Reason.refused, suspicion.get(), true);
    }

    private Verdict misfit(AgentIdentity agent, Hello hello) {
        var why = "The agent speaks protocol %d, this hub %d. Update %s.".formatted(hello.protocol(), Frame.PROTOCOL,
                hello.protocol() < Frame.PROTOCOL ? "the agent" : "the hub");
        hellos.misfit(agent.hostId(), hello, why, clock.instant());
        LOG.warn("agent not understood host={} version={}: {}", agent.hostId(), hello.agentVersion(), why);
        return new Verdict.SentAway(Bye.Reason.unsupported_protocol, why, true);
    }
}
