package io.resticmanager.jobs.run;

import java.time.Clock;
import java.time.Instant;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.HostStirred;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.live.Live;
import io.resticmanager.platform.outbox.Outbox;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** Tells the other services, and the pages that are open, what becomes of expected runs. In the running write transaction. */
@Singleton
final class RunEvents {

    private final Hosts hosts;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Live live;
    private final Clock clock;

    RunEvents(Hosts hosts, @Named("jobs") Outbox outbox, @Named("jobs") Transactions transactions,
            @Named("jobs") Live live, Clock clock) {
        this.hosts = hosts;
        this.outbox = outbox;
        this.transactions = transactions;
        this.live = live;
        this.clock = clock;
    }

    void tell(RunRow row, String state, @Nullable String job) {
        tell(row.hostId(), row.scheduleId(), row.dueAt(), state, job);
    }

    /** Of all of it once, by the last that changed. */
    void tell(Stretch stretch, Instant last) {
        tell(stretch.hostId(), stretch.scheduleId(), last, stretch.state().name(), null);
    }

    private void tell(String host, String schedule, Instant dueAt, String state, @Nullable String job) {
        outbox.add(new Event.RunChanged(Ids.next(), clock.instant(), host, hosts.nextRevision(host), schedule, dueAt,
                state, job));
        transactions.afterCommit(() -> live.publish(Subjects.liveHost(host), new HostStirred(host, "runs")));
    }
}
