package io.resticmanager.gateway.rpc;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.run.RunDay;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.run.RunsRpc.Runs;
import org.jspecify.annotations.Nullable;

/**
 * jobs-service: the ledger of expected runs. Every method throws {@link io.resticmanager.gateway.problem.ProblemException} with the
 * service's refusal.
 */
@Singleton
public final class ExpectedRuns {

    private final Ask ask;

    ExpectedRuns(Ask ask) {
        this.ask = ask;
    }

    /**
     * What was due up to then, the newest first.
     *
     * @param scheduleId null for all of the host
     * @param limit 1 to 200
     */
    public Runs past(Actor actor, String hostId, @Nullable String scheduleId, Instant until, int limit,
            @Nullable String cursor) {
        return ask.of(RunsRpc.LIST, new RunsRpc.RunsOf(hostId, scheduleId, until, limit, cursor), actor);
    }

    /**
     * The oldest first, today last; empty for a host that the ledger does not know.
     *
     * @param days 1 to 400
     * @param kinds none for all
     */
    public List<RunDay> days(Actor actor, String hostId, String timeZone, int days, List<JobKind> kinds) {
        var hosts = List.of(new RunsRpc.HostZone(hostId, timeZone));
        return ask.of(RunsRpc.DAYS, new RunsRpc.DaysOf(hosts, days, kinds), actor).items().stream()
                .filter(host -> host.hostId().equals(hostId)).findFirst().map(RunsRpc.HostDays::days)
                .orElse(List.of());
    }
}
