package io.resticmanager.jobs.figure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.metric.Family;
import io.resticmanager.platform.metric.Figure;
import io.resticmanager.platform.metric.Figures;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/**
 * When each host was last backed up, and by when it should have been again. Moments instead of ages: Prometheus knows what time
 * it is, also while nobody answers here. A host that was never backed up is there, with 0.
 */
@Singleton
final class BackupFigures implements Figures {

    private static final Family LAST = Family.gauge("backup_last_success_timestamp_seconds",
            "When the last good backup of this host ended, of any schedule or none; 0 when there is none. Dry runs, "
                    + "suspect ones that nobody confirmed and those of a repository before this one do not count.");
    private static final Family EXPECTED = Family.gauge("backup_expected_timestamp_seconds",
            "By when the next good backup of this host should have begun, the earliest of its schedules; in the past "
                    + "when one did not come or failed. Absent while no run is planned.");

    private static final String GOOD = """
            job.kind = 'backup' AND job.status = 'succeeded'
            AND coalesce(json_extract(job.options, '$.dry_run'), 0) = 0
            AND (job.suspect IS NULL OR json_extract(job.suspect, '$.confirmed_by') IS NOT NULL)
            AND job.finished_at >= coalesce(host.restic_id_since, 0)""";

    private static final String BACKED_UP = """
            SELECT id, coalesce(name, id) AS name,
                   (SELECT job.finished_at FROM job WHERE job.host_id = host.id AND %s
                    ORDER BY job.queued_at DESC, job.id DESC LIMIT 1) AS at
            FROM host WHERE removed_at IS NULL ORDER BY id""".formatted(GOOD);

    // A run stands for all that were due before it, one by hand for those before
    // it began.
    private static final String EXPECTED_BY = """
            WITH planned AS (
                SELECT host.id AS host_id, coalesce(host.name, host.id) AS name, schedule.id AS schedule_id,
                       coalesce((SELECT coalesce(job.due_at, job.queued_at) FROM job
                                 WHERE job.schedule_id = schedule.id AND %s
                                 ORDER BY job.queued_at DESC, job.id DESC LIMIT 1), 0) AS covered
                FROM schedule JOIN host ON host.id = schedule.host_id
                WHERE schedule.kind = 'backup' AND schedule.enabled = 1 AND schedule.removed_at IS NULL
                  AND host.removed_at IS NULL)
            SELECT host_id AS id, name,
                   min((SELECT late_at FROM run
                        WHERE run.schedule_id = planned.schedule_id AND due_at > covered
                          AND state IN ('due', 'missed', 'ended') ORDER BY due_at LIMIT 1)) AS at
            FROM planned GROUP BY host_id, name ORDER BY host_id""".formatted(GOOD);

    private final Transactions transactions;

    BackupFigures(@Named("jobs") Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String source() {
        return "jobs.backups";
    }

    @Override
    public List<Figure> figures() {
        return transactions.<List<Figure>>readSql(BackupFigures::all);
    }

    private static List<Figure> all(Connection connection) throws SQLException {
        var figures = new ArrayList<>(Ask.rows(connection, row -> figure(LAST, row), BACKED_UP));
        figures.addAll(Ask.rows(connection, row -> figure(EXPECTED, row),
                "SELECT * FROM (" + EXPECTED_BY + ") WHERE at IS NOT NULL"));
        return figures;
    }

    private static Figure figure(Family family, ResultSet row) throws SQLException {
        return family.of(row.getLong("at") / 1000.0, "host", row.getString("name"), "host_id", row.getString("id"));
    }
}
