package io.resticmanager.jobs.figure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.platform.metric.Family;
import io.resticmanager.platform.metric.Figure;
import io.resticmanager.platform.metric.Figures;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** How many jobs wait and run, and how those of the last day ended; each kind and status, also those that there are none of. */
@Singleton
final class JobFigures implements Figures {

    private static final Family OPEN = Family.gauge("jobs",
            "Jobs that are not over; the status queued is how long the queue is.");
    private static final Family OVER = Family.gauge("jobs_finished_last_day", "Jobs that ended in the last 24 hours.");
    private static final Duration DAY = Duration.ofDays(1);

    private final Transactions transactions;
    private final Clock clock;

    JobFigures(@Named("jobs") Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is counted together. */
    private record Sort(String kind, String status) {}

    @Override
    public String source() {
        return "jobs.jobs";
    }

    @Override
    public List<Figure> figures() {
        var since = clock.instant().minus(DAY).toEpochMilli();
        return transactions.<List<Figure>>readSql(connection -> {
            var figures = new ArrayList<Figure>();
            figures.addAll(figures(OPEN, false, counted(connection, """
                    SELECT kind, status, count(*) AS n FROM job
                    WHERE status IN ('queued', 'dispatched', 'running') GROUP BY kind, status""")));
            figures.addAll(figures(OVER, true, counted(connection, """
                    SELECT kind, status, count(*) AS n FROM job WHERE finished_at > %d GROUP BY kind, status"""
                    .formatted(since))));
            return figures;
        });
    }

    private static Map<Sort, Long> counted(Connection connection, String sql) throws SQLException {
        return Ask.byKey(connection, row -> new Sort(row.getString("kind"), row.getString("status")),
                row -> row.getLong("n"), sql);
    }

    private static List<Figure> figures(Family family, boolean over, Map<Sort, Long> counts) {
        return Stream.of(JobKind.values()).flatMap(kind -> Stream.of(JobStatus.values())
                .filter(status -> status.over() == over)
                .map(status -> family.of(counts.getOrDefault(new Sort(kind.name(), status.name()), 0L),
                        "kind", kind.name(), "status", status.name())))
                .toList();
    }
}
