package io.resticmanager.jobs.repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.HostStirred;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.platform.live.Live;
import io.resticmanager.platform.sqlite.Transactions;

/**
 * Who holds each host's repository, as far as somebody looked: the last one to look is right, for all that share it. In the
 * running transaction.
 */
@Singleton
public final class KnownLocks {

    private final LockRows rows;
    private final Hosts hosts;
    private final Live live;
    private final Transactions transactions;

    KnownLocks(LockRows rows, Hosts hosts, @Named("jobs") Live live, @Named("jobs") Transactions transactions) {
        this.rows = rows;
        this.hosts = hosts;
        this.live = live;
        this.transactions = transactions;
    }

    /** These, and no others, stood there. */
    public void seen(String host, List<Item.Lock> locks, Instant at) {
        rows.replace(host, Json.text(locks), at, null);
        stir(host);
    }

    /** A job met one that could not be looked at: what was seen before is no comfort any more. */
    void met(String host, String jobId, Instant at) {
        rows.replace(host, "[]", at, jobId);
        stir(host);
    }

    /** When it was last heard that there is a lock; empty when the last word is that there is none, or there is no word. */
    Optional<Instant> standingSince(String host) {
        return rows.last(hosts.sharing(host)).filter(LockRow::tells).map(LockRow::seenAt);
    }

    private void stir(String host) {
        hosts.sharing(host).forEach(one -> transactions
                .afterCommit(() -> live.publish(Subjects.liveHost(one), new HostStirred(one, "repository"))));
    }
}
