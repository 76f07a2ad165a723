package io.resticmanager.jobs.queue;

import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.ForgetOptions.Explained;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.jobs.queue.Routes.Route;
import io.resticmanager.jobs.snapshot.KnownSnapshots;
import io.resticmanager.platform.sqlite.Transactions;

/**
 * Looks at a forget once more when it is sent: what was true when it was ordered may not be any more. Where it can delete what
 * others may only add to, it takes along what can be explained, for the agent to hold against what it finds (decision 35).
 */
@Singleton
public final class LastLook {

    private static final int CONFLICT = 409;
    // What is left of a frame is for the credential.
    private static final int MOST_BYTES = Frame.MAX_BYTES - 16 * 1024;

    private final AppendOnlyBefore before;
    private final Routes routes;
    private final Namesakes namesakes;
    private final Completion completion;
    private final KnownSnapshots snapshots;
    private final Transactions transactions;

    LastLook(AppendOnlyBefore before, Routes routes, Namesakes namesakes, Completion completion,
            KnownSnapshots snapshots,
            @Named("jobs") Transactions transactions) {
        this.before = before;
        this.routes = routes;
        this.namesakes = namesakes;
        this.completion = completion;
        this.snapshots = snapshots;
        this.transactions = transactions;
    }

    /**
     * The options to send. Asks the hub, so never in a transaction. 409 when the job must not be done any more; any other problem
     * says that this can not be known now.
     */
    public Reply<JsonNode> at(StoredJob job) {
        return job.kind() == JobKind.forget ? told(job, forget(job)) : Reply.of(job.options(JsonNode.class));
    }

    private Reply<JsonNode> told(StoredJob job, Reply<JsonNode> options) {
        return options instanceof Reply.Value<JsonNode>(var known) ? Reply.of(before.in(job, known)) : options;
    }

    private Reply<JsonNode> forget(StoredJob job) {
        return switch (routes.of(job.hostId(), job.kind())) {
            case Reply.Refused<Route>(var problem) -> Reply.refused(problem);
            case Reply.Value<Route>(var now) -> forget(job, new Route(job.runsOnHostId(), now.maintained()));
        };
    }

    private Reply<JsonNode> forget(StoredJob job, Route route) {
        var options = job.options(ForgetOptions.class);
        var explained = route.maintained()
                ? explained(job.hostId()).filter(known -> fits(options, known))
                : Optional.<Explained>empty();
        var obstacle = namesakes.against(job.hostId(), route)
                .or(() -> transactions.write(() -> completion.doubt(job.hostId(), route)))
                .or(() -> transactions.read(() -> completion.outdated(job.hostId(), options)))
                .or(() -> route.maintained() && explained.isEmpty() ? Optional.of(tooMany()) : Optional.empty());
        var dryRun = Boolean.TRUE.equals(options.dryRun());
        if (obstacle.isPresent() && (!dryRun || obstacle.get().status() != CONFLICT)) {
            return Reply.refused(obstacle.get());
        }
        return Reply.of(Json.tree(new ForgetOptions(options.retention(), options.dryRun(), options.host(),
                explained.orElse(null), obstacle.map(Problem::detail).orElse(null), options.policies())));
    }

    private Optional<Explained> explained(String host) {
        return transactions.read(() -> snapshots.explained(host));
    }

    // Policies of many schedules, with many tags to keep, are as long as thousands
    // of ids.
    private static boolean fits(ForgetOptions options, Explained explained) {
        return Json.bytes(options).length + Json.bytes(explained).length <= MOST_BYTES;
    }

    private static Problem tooMany() {
        return Problem.conflict(
                ("This host has about %,d snapshots or more, which are too many to be held against what is found. "
                        + "Forget the oldest with restic itself, by hand, and run snapshots here.")
                        .formatted(Explained.MOST));
    }
}
