package io.resticmanager.gateway.rpc;

import java.util.List;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.run.RunsRpc.HostDays;
import io.resticmanager.contracts.run.RunsRpc.HostZone;

/** jobs-service's ledger of expected runs, day by day. Throws {@link io.resticmanager.gateway.problem.ProblemException} as {@link Jobs}. */
@Singleton
public final class RunDays {

    private final Ask ask;

    RunDays(Ask ask) {
        this.ask = ask;
    }

    /**
     * What became of the due backups of at most 200 hosts.
     *
     * @param days 1 to 400, today included
     */
    public List<HostDays> backups(Actor actor, List<HostZone> hosts, int days) {
        return ask.of(RunsRpc.DAYS, new RunsRpc.DaysOf(hosts, days, List.of(JobKind.backup)), actor).items();
    }
}
