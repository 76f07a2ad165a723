package io.resticmanager.gateway.rpc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.run.Run;
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

    private static final int PAGE = 200;
    // Two days of minutes are ahead at most, which are 15 pages of one schedule.
    private static final int MOST_PAGES = 20;

    private final Ask ask;

    ExpectedRuns(Ask ask) {
        this.ask = ask;
    }

    /**
     * @param scheduleId null for all of the host
     * @param limit 1 to 200
     */
    public Runs of(Actor actor, String hostId, @Nullable String scheduleId, int limit, @Nullable String cursor) {
        return ask.of(RunsRpc.LIST, new RunsRpc.RunsOf(hostId, scheduleId, limit, cursor), actor);
    }

    /**
     * What was due up to now, the newest first; some more than {@code enough} where there is more. What is ahead stands in the same
     * list, and before it, so of a schedule for each minute some pages are read.
     */
    public List<Run> past(Actor actor, String hostId, @Nullable String scheduleId, Instant now, int enough) {
        var past = new ArrayList<Run>();
        String cursor = null;
        for (int page = 0; page < MOST_PAGES && past.size() < enough; page++) {
            var runs = of(actor, hostId, scheduleId, PAGE, cursor);
            runs.items().stream().filter(run -> !run.dueAt().isAfter(now)).forEach(past::add);
            cursor = runs.nextCursor();
            if (cursor == null) {
                break;
            }
        }
        past.sort(Comparator.comparing(Run::dueAt).reversed());
        return List.copyOf(past);
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
