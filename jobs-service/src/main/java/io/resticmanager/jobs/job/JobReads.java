package io.resticmanager.jobs.job;

import java.util.List;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The table of jobs, for those who only look. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "jobs-read")
interface JobReads extends GenericRepository<JobRow, String> {

    Optional<JobRow> findById(String id);

    @Query("SELECT * FROM job WHERE status = 'running'")
    List<JobRow> running();

    /** A cancelled one proves nothing, and must not hide that the one before it failed. */
    @Query("""
            SELECT * FROM job
            WHERE host_id = :host AND kind = 'backup' AND status IN ('succeeded', 'failed')
            ORDER BY queued_at DESC, id DESC LIMIT 1""")
    Optional<JobRow> lastBackup(String host);

    @Query("""
            SELECT * FROM job
            WHERE runs_on_host_id = :host AND status IN ('running', 'dispatched')
            ORDER BY status DESC, queued_at, id LIMIT 1""")
    Optional<JobRow> current(String host);

    @Query("SELECT * FROM job WHERE runs_on_host_id = :host AND status IN ('dispatched', 'running')")
    List<JobRow> underWayOn(String host);

    @Query("SELECT * FROM job WHERE schedule_id = :schedule AND host_id = :host ORDER BY queued_at DESC, id DESC LIMIT 1")
    Optional<JobRow> lastOfSchedule(String host, String schedule);

    @Query("SELECT count(*) FROM job WHERE runs_on_host_id = :host AND status = 'queued'")
    int countQueued(String host);
}
