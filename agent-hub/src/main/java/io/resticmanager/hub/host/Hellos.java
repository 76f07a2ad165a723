package io.resticmanager.hub.host;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentMessage.Hello;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** What agents say of themselves, written to their hosts' rows together with the events that tell of it. */
@Singleton
public final class Hellos {

    private final Hosts hosts;

    private final HostReads reads;

    private final AgentTokens tokens;

    private final HostEvents events;

    private final Nudges nudges;

    private final Transactions transactions;

    Hellos(Hosts hosts, HostReads reads, AgentTokens tokens, HostEvents events, Nudges nudges,
            @Named("hub") Transactions transactions) {
        this.hosts = hosts;
        this.reads = reads;
        this.tokens = tokens;
        this.events = events;
        this.nudges = nudges;
        this.transactions = transactions;
    }

    /** An agent that the hub talks to has said hello; whatever was held against it before is forgotten. */
    public Arrival arrived(String hostId, String tokenId, Hello hello, Instant now) {
        return transactions.write(() -> {
            var before = row(hostId);
            enter(hostId, hello, now);
            if (before.presence() != Presence.online || !before.speaksAs(hello)) {
                events.online(row(hostId), now);
            }
            if (before.refusedCode() != null || !before.runsOn(hello.os(), hello.arch())) {
                hosts.told(hostId);
                events.updated(row(hostId));
            }
            nudge(hostId, "presence");
            return new Arrival(tokens.lastSeq(tokenId), hosts.epoch());
        });
    }

    private void enter(String hostId, Hello hello, Instant now) {
        hosts.arrived(hostId, now, hello.hostname(), hello.os(), hello.arch(), hello.agentVersion(),
                hello.resticVersion(), ClockSkew.millis(now, hello.agentTime()), hello.outboxDepth(),
                hello.protocol(), hello.timeZone(), policy(hello), hello.configRevision());
    }

    private static @Nullable String policy(Hello hello) {
        return hello.policy() == null ? null : Json.text(hello.policy());
    }

    /** An agent speaks a protocol that this hub does not; it is shown until one comes that fits. */
    public void misfit(String hostId, Hello hello, String why, Instant now) {
        transactions.write(() -> {
            var before = row(hostId);
            if (!Refusals.PROTOCOL.equals(before.refusedCode()) || !before.speaksAs(hello)
                    || !Objects.equals(before.protocol(), hello.protocol())) {
                hosts.misfit(hostId, hello.agentVersion(), hello.resticVersion(), hello.protocol(), why, now);
                updated(hostId);
            }
        });
    }

    /** Two machines have this identity; neither is talked to until the host is enrolled anew. */
    public void cloned(String hostId, String why, Instant now) {
        transactions.write(() -> {
            hosts.refused(hostId, Refusals.CLONE, why, now);
            updated(hostId);
        });
    }

    private void updated(String hostId) {
        events.updated(row(hostId));
        nudge(hostId, "presence");
    }

    /** The agent has put a configuration in force, but for what its policy refused. */
    public void applied(String hostId, long revision, List<String> refused) {
        var parts = Json.text(refused);
        if (reads.wouldApply(hostId, revision, parts) == 0) {
            return;
        }
        transactions.write(() -> {
            if (hosts.applied(hostId, revision, parts) > 0) {
                nudge(hostId, "config");
            }
        });
    }

    private void nudge(String hostId, String what) {
        transactions.afterCommit(() -> nudges.stirred(hostId, what));
    }

    private HostRow row(String hostId) {
        return hosts.findById(hostId).orElseThrow(() -> new IllegalStateException("no host " + hostId));
    }
}
