package io.resticmanager.alerts.alert;

import java.time.Clock;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.HostStirred;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.live.Live;
import io.resticmanager.platform.outbox.Outbox;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** Tells the other services, and the pages that are open, what becomes of alerts. In the running write transaction. */
@Singleton
final class AlertEvents {

    private final Outbox outbox;
    private final Transactions transactions;
    private final Live live;
    private final Clock clock;

    AlertEvents(@Named("alerts") Outbox outbox, @Named("alerts") Transactions transactions, @Named("alerts") Live live,
            Clock clock) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.live = live;
        this.clock = clock;
    }

    void raised(Alert it, @Nullable Group group) {
        outbox.add(new Event.AlertRaised(Ids.next(), clock.instant(), it.hostId(), it.revision(), it.hostName(),
                it.id(), it.kind(), it.severity(), it.subject(), it.message(), it.raisedAt(), null, it.jobId(),
                it.flapping(), group == null ? null : group.id(), group == null ? null : group.size()));
        stir(it);
    }

    void acknowledged(Alert it) {
        outbox.add(new Event.AlertAcknowledged(Ids.next(), clock.instant(), it.hostId(), it.revision(), it.hostName(),
                it.id(), it.kind(), it.severity(), it.subject(), it.message(), it.raisedAt(), it.acknowledgedBy()));
        stir(it);
    }

    void resolved(AlertRow row) {
        var it = row.alert();
        outbox.add(new Event.AlertResolved(Ids.next(), clock.instant(), it.hostId(), it.revision(), it.hostName(),
                it.id(), it.kind(), it.severity(), it.subject(), it.message(), it.raisedAt(), it.resolvedBy(),
                row.reason()));
        stir(it);
    }

    private void stir(Alert it) {
        transactions.afterCommit(
                () -> live.publish(Subjects.liveHost(it.hostId()), new HostStirred(it.hostId(), "alerts")));
    }
}
