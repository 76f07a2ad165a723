package io.resticmanager.jobs.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.HostStirred;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.snapshot.SnapshotList;
import io.resticmanager.jobs.audit.Audit;
import io.resticmanager.jobs.job.JobQueries;
import io.resticmanager.platform.live.Live;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;

/** Takes an administrator's word that snapshots which no job explains are wanted. */
@Singleton
public final class AcceptSnapshots {

    private final Transactions transactions;
    private final SnapshotPages pages;
    private final Audit audit;
    private final Live live;
    private final Clock clock;

    AcceptSnapshots(@Named("jobs") Transactions transactions, SnapshotPages pages, Audit audit,
            @Named("jobs") Live live, Clock clock) {
        this.transactions = transactions;
        this.pages = pages;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /** Answers the newest page as it is then. Accepting once more changes nothing. */
    public Reply<SnapshotList> accept(Caller caller, JobsRpc.Accept asked) {
        var unclear = unclear(asked);
        if (unclear.isPresent()) {
            return Reply.refused(Problem.invalid("snapshot_ids", unclear.get()));
        }
        var errors = transactions.<List<FieldError>>writeSql(connection -> accept(connection, caller, asked));
        return errors.isEmpty()
                ? pages.page(caller, new JobsRpc.SnapshotsOf(asked.hostId(), JobQueries.PAGE, null))
                : Reply.refused(Problem.invalid(errors));
    }

    // What is accepted may push the good ones out of a policy, so that all of them
    // are never meant by saying nothing.
    private static Optional<String> unclear(JobsRpc.Accept asked) {
        if (asked.snapshotIds().size() > JobQueries.PAGE) {
            return Optional.of("At most %d ids.".formatted(JobQueries.PAGE));
        }
        var all = Boolean.TRUE.equals(asked.all());
        return all == asked.snapshotIds().isEmpty()
                ? Optional.empty()
                : Optional.of(all
                        ? "Either the ids or all of them, not both."
                        : "Say which snapshots; all of them are accepted by \"all\": true.");
    }

    private List<FieldError> accept(Connection connection, Caller caller, JobsRpc.Accept asked) throws SQLException {
        var errors = unknown(connection, asked);
        if (errors.isEmpty()) {
            var open = new ArrayList<>(Unexplained.of(connection, asked.hostId()));
            if (!asked.snapshotIds().isEmpty()) {
                open.retainAll(asked.snapshotIds());
            }
            keep(connection, caller, asked.hostId(), open);
        }
        return errors;
    }

    private void keep(Connection connection, Caller caller, String host, List<String> ids) throws SQLException {
        for (var id : ids) {
            SnapshotTable.accept(connection, host, id, caller.actor().name(), clock.instant());
        }
        if (!ids.isEmpty()) {
            audit.done(caller.actor(), host, new Audit.Deed("snapshots.accept", "host", host),
                    "%d snapshots that no job explains, the newest %s".formatted(ids.size(), ids.getFirst()));
            transactions.afterCommit(() -> live.publish(Subjects.liveHost(host), new HostStirred(host, "snapshots")));
        }
    }

    private static List<FieldError> unknown(Connection connection, JobsRpc.Accept asked) throws SQLException {
        var errors = new ArrayList<FieldError>();
        for (var i = 0; i < asked.snapshotIds().size(); i++) {
            if (!SnapshotTable.has(connection, asked.hostId(), asked.snapshotIds().get(i))) {
                errors.add(new FieldError("snapshot_ids[" + i + "]", "This host has no such snapshot."));
            }
        }
        return errors;
    }
}
