package io.resticmanager.hub.host;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentMessage.Hello;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.hub.host.Contacts.Contact;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * The hosts, and the events that tell of them. Each change commits with its event, as a transaction of its own or as part
 * of the caller's; pages are nudged after the commit.
 */
@Singleton
public final class Registry {

    private final Hosts hosts;

    private final HostReads reads;

    private final AgentTokens tokens;

    private final HostEvents events;

    private final Nudges nudges;

    private final Transactions transactions;

    private final Clock clock;

    Registry(Hosts hosts, HostReads reads, AgentTokens tokens, HostEvents events, Nudges nudges,
            @Named("hub") Transactions transactions,
            Clock clock) {
        this.hosts = hosts;
        this.reads = reads;
        this.tokens = tokens;
        this.events = events;
        this.nudges = nudges;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<HostRow> find(String hostId) {
        return hosts.findById(hostId);
    }

    public Optional<HostRow> named(String name) {
        return hosts.findByName(name);
    }

    /** The host that an agent token belongs or belonged to. */
    public Optional<String> ownerOf(String agentTokenHash) {
        return tokens.findByHash(agentTokenHash).map(AgentToken::hostId);
    }

    /** Whether an agent token is still good. */
    public boolean inForce(String tokenId) {
        return tokens.findById(tokenId).filter(token -> token.revokedAt() == null).isPresent();
    }

    /** Enters a new host with its first agent token. */
    public void enrol(String hostId, Endpoint endpoint, String agentTokenHash) {
        transactions.write(() -> {
            hosts.insert(hostId, endpoint.name(), endpoint.hostname(), endpoint.os(), endpoint.arch(),
                    endpoint.tagsJson(), clock.instant(), endpoint.agentVersion());
            enrolled(hostId, agentTokenHash);
        });
    }

    /** Gives a host a new identity; the agent that had the old one is no longer known. */
    public void enrolAgain(String hostId, Endpoint endpoint, String agentTokenHash) {
        transactions.write(() -> {
            hosts.replace(hostId, endpoint.name(), endpoint.hostname(), endpoint.os(), endpoint.arch(),
                    endpoint.tagsJson(), clock.instant(), endpoint.agentVersion());
            enrolled(hostId, agentTokenHash);
        });
    }

    private void enrolled(String hostId, String agentTokenHash) {
        tokens.revoke(hostId, clock.instant());
        tokens.issue(Ids.next(), hostId, agentTokenHash, clock.instant());
        events.enrolled(row(hostId));
        nudge(hostId, "enrolled");
    }

    /** An agent has said hello. */
    public Arrival arrived(String hostId, String tokenId, Hello hello, Instant now) {
        return transactions.write(() -> {
            var before = row(hostId);
            hosts.arrived(hostId, now, hello.hostname(), hello.os(), hello.arch(), hello.agentVersion(),
                    hello.resticVersion(), ClockSkew.millis(now, hello.agentTime()),
                    hello.outboxDepth(), hello.configRevision());
            if (before.presence() != Presence.online || !before.speaksAs(hello)) {
                events.online(row(hostId), now);
            }
            nudge(hostId, "presence");
            return new Arrival(tokens.lastSeq(tokenId), hosts.epoch());
        });
    }

    /** The agent has put a configuration in force. */
    public void applied(String hostId, long revision) {
        transactions.write(() -> {
            if (hosts.applied(hostId, revision) > 0) {
                nudge(hostId, "config");
            }
        });
    }

    /** The credentials have changed, and with them the configuration. */
    public void credentialsChanged(String hostId, String repositoryId) {
        transactions.write(() -> {
            hosts.configChanged(hostId);
            events.credentialsChanged(row(hostId), repositoryId);
            nudge(hostId, "config");
        });
    }

    public List<HostRow> notOffline() {
        return reads.notOffline();
    }

    /** The host has been silent for too long. */
    public void gone(String hostId, @Nullable Instant lastSeenAt) {
        transactions.write(() -> {
            if (hosts.gone(hostId, lastSeenAt) > 0) {
                events.offline(row(hostId));
                nudge(hostId, "presence");
            }
        });
    }

    /** Writes down who was seen when, all in one transaction. */
    public void seen(Map<String, Contact> contacts) {
        transactions.write(() -> contacts.forEach(
                (host, contact) -> hosts.seen(host, contact.lastSeenAt(), contact.outboxDepth())));
    }

    /** When the hub starts nobody is connected to it. */
    public void forgetWhoIsOnline() {
        hosts.forgetWhoIsOnline();
    }

    private void nudge(String hostId, String what) {
        transactions.afterCommit(() -> nudges.stirred(hostId, what));
    }

    private HostRow row(String hostId) {
        return hosts.findById(hostId).orElseThrow(() -> new IllegalStateException("no host " + hostId));
    }
}
