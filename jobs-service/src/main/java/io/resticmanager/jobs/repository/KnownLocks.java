package io.resticmanager.jobs.repository;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.HostStirred;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.live.Live;
import io.resticmanager.platform.sqlite.Transactions;

/** Who holds each host's repository, as far as somebody looked: the last one to look is right. In the running transaction. */
@Singleton
public final class KnownLocks {

    private final LockRows rows;
    private final Live live;
    private final Transactions transactions;

    KnownLocks(LockRows rows, @Named("jobs") Live live, @Named("jobs") Transactions transactions) {
        this.rows = rows;
        this.live = live;
        this.transactions = transactions;
    }

    /** These, and no others, stood there. */
    public void seen(String host, List<Item.Lock> locks, Instant at) {
        rows.replace(host, Json.text(locks), at);
        stir(host);
    }

    /** Somebody met one that could not be looked at: what was seen before is no comfort any more. */
    void unknown(String host) {
        if (rows.forget(host) > 0) {
            stir(host);
        }
    }

    private void stir(String host) {
        transactions.afterCommit(() -> live.publish(Subjects.liveHost(host), new HostStirred(host, "repository")));
    }
}
