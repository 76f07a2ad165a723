package io.resticmanager.platform.story;

import static io.resticmanager.contracts.rpc.Role.operator;

import java.time.Clock;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.transaction.annotation.Transactional;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.outbox.Outbox;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;
import io.resticmanager.platform.sqlite.Transactions;

@Singleton
@Named("jobs")
class VisitBook implements Endpoints {

    private final Visits visits;
    private final VisitReads reads;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    VisitBook(Visits visits, VisitReads reads, @Named("jobs") Outbox outbox,
            @Named("jobs") Transactions transactions, Clock clock) {
        this.visits = visits;
        this.reads = reads;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(JobsRpc.RUN, operator,
                (caller, run) -> Reply.of(new JobsRpc.Queued(enter(run.hostId()).id(), JobStatus.queued)));
    }

    @Transactional("jobs")
    Visit enter(String host) {
        var visit = visits.save(new Visit(Ids.next(), host, clock.instant(), Visit.Kind.first));
        outbox.add(queued(visit));
        return visit;
    }

    void enterAndFail(String host) {
        transactions.write(() -> {
            enter(host);
            throw new IllegalArgumentException("no more room");
        });
    }

    List<Visit> of(String host) {
        return transactions.read(() -> reads.findByHostOrderByAt(host));
    }

    private static Event queued(Visit visit) {
        return new Event.JobQueued(Ids.next(), visit.at(), visit.host(), 1, visit.id(), JobKind.backup, null, "alice");
    }
}
