package io.resticmanager.contracts.run;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Rpc;
import org.jspecify.annotations.Nullable;

/** What jobs-service answers about expected runs; all need the role viewer. A limit is 1 to 200. */
public final class RunsRpc {

    /** The due runs that nothing has come of, of hosts that are neither paused nor removed. */
    public static final Rpc<Page, Runs> OVERDUE = new Rpc<>("rpc.jobs.schedules.overdue", Page.class, Runs.class);
    /**
     * Of each schedule the last run that was called overdue, unless it or a later one has arrived since: that it was skipped
     * afterwards changes nothing. Of schedules that are enabled and hosts that are neither paused nor removed.
     */
    public static final Rpc<Page, Runs> STALE = new Rpc<>("rpc.jobs.schedules.stale", Page.class, Runs.class);
    public static final Rpc<Page, Outcomes> LATEST = new Rpc<>("rpc.jobs.latest_outcomes", Page.class, Outcomes.class);
    /** The last due first, so what is ahead stands before what was. */
    public static final Rpc<RunsOf, Runs> LIST = new Rpc<>("rpc.jobs.runs.list", RunsOf.class, Runs.class);
    /** Day by day, the oldest first, today last; days without a due run are in it with zeros. */
    public static final Rpc<DaysOf, HostsDays> DAYS = new Rpc<>("rpc.jobs.runs.days", DaysOf.class, HostsDays.class);
    /** What became of backups in a while that ends now, over all hosts. */
    public static final Rpc<Since, Lately> LATELY = new Rpc<>("rpc.jobs.runs.lately", Since.class, Lately.class);

    private RunsRpc() {}

    /** At most 31 days ago. */
    @Wire
    public record Since(Instant since) {}

    /**
     * Backups that ended since then, but for dry runs, each counted once: well, well with warnings, suspect and not confirmed, failed,
     * cancelled. {@code missed} are the runs of any kind that were due since then and did not come. {@code bytesAdded} is what the
     * backups added before compression.
     */
    @Wire
    public record Lately(long well, long warnings, long suspect, long failed, long cancelled, long missed,
            long bytesAdded) {}

    @Wire
    public record Page(int limit, @Nullable String cursor) {}

    @Wire
    public record Runs(List<Run> items, @Nullable String nextCursor) {}

    @Wire
    public record Outcomes(List<Outcome> items, @Nullable String nextCursor) {}

    /** Runs that are due after {@code until} are left out; none are when it is absent. */
    @Wire
    public record RunsOf(String hostId, @Nullable String scheduleId, @Nullable Instant until, int limit,
            @Nullable String cursor) {}

    /**
     * At most 200 hosts, 1 to 400 days. {@code kinds} are those that count, none for all. Zones as the zone database names
     * them.
     */
    @Wire
    public record DaysOf(List<HostZone> hosts, int days, List<JobKind> kinds) {}

    @Wire
    public record HostZone(String hostId, String timeZone) {}

    @Wire
    public record HostsDays(List<HostDays> items) {}

    @Wire
    public record HostDays(String hostId, List<RunDay> days) {}
}
