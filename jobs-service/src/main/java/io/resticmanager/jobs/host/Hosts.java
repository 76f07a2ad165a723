package io.resticmanager.jobs.host;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import org.jspecify.annotations.Nullable;

/** The hosts, for those who change what is known of them. Every method needs a running write transaction. */
@Singleton
public final class Hosts {

    private final HostRows rows;

    /** A host as the dispatcher needs it: whether there is any sense in sending it something. */
    public record Reach(boolean removed, boolean offline, boolean paused) {

        /** Whether it does by itself what its schedules say. */
        public boolean active() {
            return !removed && !paused;
        }

        public boolean gone() {
            return removed || offline;
        }
    }

    Hosts(HostRows rows) {
        this.rows = rows;
    }

    /** Makes sure that rows can refer to the host, even before its event has come. */
    public void mention(String id) {
        rows.mention(id);
    }

    public Reach reach(String id) {
        return rows.findById(id)
                .map(row -> new Reach(row.removedAt() != null, row.presence() == HostRow.Presence.offline,
                        row.paused()))
                .orElseGet(() -> new Reach(false, false, false));
    }

    /** What the hub answered; any event it has said or will say is newer. */
    public void learned(HubHost host) {
        enrolled(host.id(), host.name(), host.os(), 0);
    }

    /** A repository counts as initialised once something has proved it; until then it does not. */
    void enrolled(String id, String name, String os, long revision) {
        facts(id, name, os, revision);
        rows.presumeUninitialised(id);
    }

    void facts(String id, String name, String os, long revision) {
        rows.mention(id);
        rows.facts(id, name, os, revision);
    }

    /** False when it is so already, or when something newer is known. To be told before the facts of the same revision. */
    boolean paused(String id, boolean paused, long revision) {
        rows.mention(id);
        return rows.paused(id, paused, revision) > 0;
    }

    void present(String id, boolean online, long revision) {
        rows.mention(id);
        rows.presence(id, online ? "online" : "offline", revision);
    }

    /** False when it was removed before. */
    boolean removed(String id, Instant at, long revision) {
        rows.mention(id);
        return rows.removed(id, at, revision) > 0;
    }

    /** What was proved of another repository says nothing about this one. */
    void repository(String id, String repositoryId) {
        rows.mention(id);
        rows.forgetOtherRepository(id, repositoryId);
        rows.forgetResticId(id, repositoryId);
        rows.repositoryId(id, repositoryId);
    }

    /** Where the repository is by now. What was proved of it elsewhere says nothing here, its id included, until it is proved anew. */
    void repositoryAt(String id, @Nullable String address, long revision) {
        if (address != null) {
            rows.repositoryAt(id, address, revision);
        }
    }

    public void proved(String id, RepositoryState state) {
        rows.repositoryState(id, state.name());
    }

    /** restic's own id of the host's repository, which those who share it have in common; the hub's own id says nothing. */
    public void identified(String id, String resticId, Instant at) {
        rows.resticId(id, resticId, at);
    }

    /** The host and those that use the same repository, in order of id: by restic's id of it, before that is known by its address. */
    public List<String> sharing(String id) {
        var hosts = rows.sharing(id);
        return hosts.contains(id) ? hosts : Stream.concat(Stream.of(id), hosts.stream()).sorted().toList();
    }

    public void reported(String id, long count, Instant at) {
        rows.reported(id, count, at);
        RepositoryEvidence.ofReport(count).ifPresent(state -> proved(id, state));
    }

    /** Counts what this service says of a host; the hub's revisions of the same host are another count. */
    public long nextRevision(String id) {
        rows.advance(id);
        return rows.findById(id).map(HostRow::revision).orElseThrow();
    }
}
