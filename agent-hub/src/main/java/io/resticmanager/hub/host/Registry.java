package io.resticmanager.hub.host;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

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

    /** As it was at the last commit, read beside the writer. */
    public Optional<HostRow> lookUp(String hostId) {
        return reads.findById(hostId);
    }

    public Optional<HostRow> named(String name) {
        return hosts.findByName(name);
    }

    /** The host that an agent token belongs or belonged to. */
    public Optional<String> ownerOf(String agentTokenHash) {
        return tokens.findByHash(agentTokenHash).map(AgentToken::hostId);
    }

    /** The highest sequence number that is stored for an agent token. */
    public long lastSeq(String tokenId) {
        return tokens.lastSeq(tokenId);
    }

    /** Whether an agent token is still good. */
    public boolean inForce(String tokenId) {
        return tokens.findById(tokenId).filter(token -> token.revokedAt() == null).isPresent();
    }

    /** Enters a new host with its first agent token. @param repoAddress where its backups go, for the event */
    public void enrol(String hostId, Endpoint endpoint, String agentTokenHash, String repoAddress) {
        transactions.write(() -> {
            hosts.insert(hostId, endpoint.name(), endpoint.hostname(), endpoint.os(), endpoint.arch(),
                    endpoint.tagsJson(), clock.instant(), endpoint.agentVersion());
            enrolled(hostId, agentTokenHash, repoAddress);
        });
    }

    /** Gives a host a new identity; the agent that had the old one is no longer known. */
    public void enrolAgain(String hostId, Endpoint endpoint, String agentTokenHash, String repoAddress) {
        transactions.write(() -> {
            hosts.replace(hostId, endpoint.name(), endpoint.hostname(), endpoint.os(), endpoint.arch(),
                    endpoint.tagsJson(), clock.instant(), endpoint.agentVersion());
            enrolled(hostId, agentTokenHash, repoAddress);
        });
    }

    private void enrolled(String hostId, String agentTokenHash, String repoAddress) {
        tokens.revoke(hostId, clock.instant());
        tokens.issue(Ids.next(), hostId, agentTokenHash, clock.instant());
        events.enrolled(row(hostId), repoAddress);
        nudge(hostId, "enrolled");
    }

    /** The credentials have changed, and with them the configuration. @param repoAddress where they lead, for the event */
    public void credentialsChanged(String hostId, String repositoryId, String repoAddress) {
        transactions.write(() -> {
            hosts.configChanged(hostId);
            events.credentialsChanged(row(hostId), repositoryId, repoAddress);
            nudge(hostId, "config");
        });
    }

    /** Something else of the configuration has changed, which no event tells. @return its revision now */
    public long reconfigured(String hostId) {
        hosts.reconfigured(hostId);
        nudge(hostId, "config");
        return row(hostId).configRevision();
    }

    /** The maintenance credential has changed, which no agent is told of. */
    public void maintenanceChanged(String hostId, String repositoryId) {
        transactions.write(() -> {
            hosts.told(hostId);
            events.credentialsChanged(row(hostId), repositoryId, null);
            nudge(hostId, "changed");
        });
    }

    public List<HostRow> notOffline() {
        return reads.notOffline();
    }

    /** The host has been silent for too long. False when something has happened to it since it was read, a hello say. */
    public boolean gone(HostRow asRead, @Nullable Instant lastSeenAt) {
        return transactions.write(() -> {
            var gone = hosts.gone(asRead.id(), asRead.revision(), lastSeenAt) > 0;
            if (gone) {
                events.offline(row(asRead.id()));
                nudge(asRead.id(), "presence");
            }
            return gone;
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
