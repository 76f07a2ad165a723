package io.resticmanager.jobs.run;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.platform.rpc.RpcServer;

/** What may be asked about expected runs. */
@Singleton
public final class RunEndpoints {

    private final RunQueries runs;
    private final StaleQueries stale;
    private final DayQueries days;
    private final Outcomes outcomes;
    private final LatelyQueries lately;

    RunEndpoints(RunQueries runs, StaleQueries stale, DayQueries days, Outcomes outcomes,
            LatelyQueries lately) {
        this.runs = runs;
        this.stale = stale;
        this.days = days;
        this.outcomes = outcomes;
        this.lately = lately;
    }

    public void addTo(RpcServer server) {
        server.endpoint(RunsRpc.OVERDUE, Role.viewer, runs::overdue)
                .endpoint(RunsRpc.STALE, Role.viewer, stale::stale)
                .endpoint(RunsRpc.LIST, Role.viewer, runs::ofHost)
                .endpoint(RunsRpc.DAYS, Role.viewer, days::of)
                .endpoint(RunsRpc.LATEST, Role.viewer, outcomes::latest)
                .endpoint(RunsRpc.LATELY, Role.viewer, lately::since);
    }
}
