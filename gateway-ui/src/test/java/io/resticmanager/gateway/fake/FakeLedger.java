package io.resticmanager.gateway.fake;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunDay;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;

/** What jobs-service answers about expected runs, from the rows or the days that a test gives it. */
@Singleton
@Named("jobs")
public final class FakeLedger implements Endpoints {

    private final Map<String, List<RunDay>> days = new ConcurrentHashMap<>();
    private final List<Run> rows = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private volatile boolean busy;

    FakeLedger(Clock clock) {
        this.clock = clock;
    }

    /** The last days of this host, today last, today being {@link Stories#NOON}. */
    public void knows(String hostId, List<RunDay> last) {
        days.put(hostId, List.copyOf(last));
    }

    public static RunDay day(LocalDate day, int well, int failed) {
        return new RunDay(day, well, 0, 0, failed, 0, 0, 0);
    }

    public void knows(Run run) {
        rows.add(run);
    }

    /** Whether it answers 503. */
    public void busy(boolean now) {
        busy = now;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(RunsRpc.LIST, Role.viewer, (_, ask) -> or503(list(ask)));
        server.endpoint(RunsRpc.DAYS, Role.viewer, (_, ask) -> or503(new RunsRpc.HostsDays(
                ask.hosts().stream().map(host -> days(host, ask)).toList())));
    }

    private <T> Reply<T> or503(T answer) {
        return busy ? Reply.refused(Problem.unavailable("Too much to do.")) : Reply.of(answer);
    }

    // The last due first, what is ahead before what was. The cursor is how many
    // came before.
    private RunsRpc.Runs list(RunsRpc.RunsOf ask) {
        var all = rows.stream().filter(run -> run.hostId().equals(ask.hostId())
                && (ask.until() == null || !run.dueAt().isAfter(ask.until()))
                && (ask.scheduleId() == null || ask.scheduleId().equals(run.scheduleId())))
                .sorted(Comparator.comparing(Run::dueAt).reversed()).toList();
        var from = ask.cursor() == null ? 0 : Integer.parseInt(ask.cursor());
        var to = Math.min(all.size(), from + ask.limit());
        return new RunsRpc.Runs(all.subList(from, to), to < all.size() ? String.valueOf(to) : null);
    }

    private RunsRpc.HostDays days(RunsRpc.HostZone host, RunsRpc.DaysOf ask) {
        var told = days.get(host.hostId());
        return told == null ? counted(host, ask) : new RunsRpc.HostDays(host.hostId(), told(host, told, ask.days()));
    }

    private static List<RunDay> told(RunsRpc.HostZone host, List<RunDay> known, int asked) {
        var today = LocalDate.ofInstant(Stories.NOON, ZoneId.of(host.timeZone()));
        return IntStream.range(0, asked).mapToObj(i -> today.minusDays(asked - 1L - i))
                .map(day -> known.stream().filter(told -> told.day().equals(day)).findFirst()
                        .orElse(day(day, 0, 0)))
                .toList();
    }

    private RunsRpc.HostDays counted(RunsRpc.HostZone host, RunsRpc.DaysOf ask) {
        var zone = ZoneId.of(host.timeZone());
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return new RunsRpc.HostDays(host.hostId(), Stream.iterate(today.minusDays(ask.days() - 1L),
                day -> !day.isAfter(today), day -> day.plusDays(1))
                .map(day -> day(day, rows.stream().filter(run -> run.hostId().equals(host.hostId()))
                        .filter(run -> ask.kinds().isEmpty() || ask.kinds().contains(run.kind()))
                        .filter(run -> LocalDate.ofInstant(run.dueAt(), zone).equals(day)).toList()))
                .toList());
    }

    private static RunDay day(LocalDate day, List<Run> runs) {
        return new RunDay(day, count(runs, "well"), count(runs, "warnings"), count(runs, "suspect"),
                count(runs, "failed"), count(runs, "skipped"), count(runs, "missed"), count(runs, "open"));
    }

    private static int count(List<Run> runs, String became) {
        return (int) runs.stream().filter(run -> became(run).equals(became)).count();
    }

    private static String became(Run run) {
        if (run.state() == RunState.missed || run.overdue()) {
            return "missed";
        }
        if (run.state() != RunState.ended) {
            return run.state() == RunState.skipped ? "skipped" : "open";
        }
        if (run.status() != JobStatus.succeeded) {
            return "failed";
        }
        return run.suspect() ? "suspect" : run.warnings() > 0 ? "warnings" : "well";
    }
}
