package io.resticmanager.jobs.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The table of jobs, for those who change it: reads see the transaction's own writes. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "jobs")
interface JobRows extends GenericRepository<JobRow, String> {

    Optional<JobRow> findById(String id);

    JobRow save(JobRow row);

    JobRow update(JobRow row);

    @Query("""
            SELECT * FROM job
            WHERE runs_on_host_id = :host AND status IN ('queued', 'dispatched', 'running')
            ORDER BY queued_at, id""")
    List<JobRow> openOn(String host);

    @Query("""
            SELECT * FROM job
            WHERE host_id IN (:hosts) AND status IN ('queued', 'dispatched', 'running')
            ORDER BY queued_at, id""")
    List<JobRow> openAbout(List<String> hosts);

    @Query("""
            SELECT id FROM job
            WHERE status IN ('queued', 'dispatched', 'running')
              AND ((status = 'queued' AND expires_at <= :now)
                OR (status = 'dispatched' AND ask_at <= :now)
                OR (status = 'running' AND cancelling = 1 AND ask_at <= :now)
                OR (status = 'running' AND heard_at <= :silentSince))
            ORDER BY queued_at, id""")
    List<String> dueBy(Instant now, Instant silentSince);

    @Query("""
            SELECT DISTINCT runs_on_host_id FROM job AS waiting
            WHERE status = 'queued'
              AND NOT EXISTS (
                SELECT 1 FROM job AS active
                WHERE active.runs_on_host_id = waiting.runs_on_host_id AND active.status IN ('dispatched', 'running'))
              AND NOT EXISTS (
                SELECT 1 FROM host
                WHERE host.id = waiting.runs_on_host_id AND (presence = 'offline' OR removed_at IS NOT NULL))""")
    List<String> hostsWithWork();

    @Query("""
            SELECT json_extract(summary, '$.total_bytes_processed') FROM job
            WHERE host_id = :host AND kind = 'backup' AND schedule_id = :schedule AND status = 'succeeded' AND id <> :but
              AND (suspect IS NULL OR json_extract(suspect, '$.confirmed_by') IS NOT NULL)
              AND json_extract(summary, '$.total_bytes_processed') IS NOT NULL
            ORDER BY queued_at DESC, id DESC LIMIT :most""")
    List<Long> trustedSizesOf(String host, String schedule, String but, int most);

    @Query("""
            SELECT json_extract(summary, '$.total_bytes_processed') FROM job
            WHERE host_id = :host AND kind = 'backup' AND schedule_id IS NULL AND status = 'succeeded' AND id <> :but
              AND json_extract(source, '$.paths') = :paths
              AND (suspect IS NULL OR json_extract(suspect, '$.confirmed_by') IS NOT NULL)
              AND json_extract(summary, '$.total_bytes_processed') IS NOT NULL
            ORDER BY queued_at DESC, id DESC LIMIT :most""")
    List<Long> trustedSizesOfPaths(String host, String paths, String but, int most);

    @Query("""
            SELECT * FROM job
            WHERE host_id = :host AND kind = 'backup' AND schedule_id = :schedule AND status = 'succeeded' AND id <> :but
            ORDER BY queued_at DESC, id DESC LIMIT 1""")
    Optional<JobRow> lastGoodOf(String host, String schedule, String but);

    @Query("""
            SELECT * FROM job
            WHERE host_id = :host AND kind = 'backup' AND schedule_id IS NULL AND status = 'succeeded' AND id <> :but
              AND json_extract(source, '$.paths') = :paths
            ORDER BY queued_at DESC, id DESC LIMIT 1""")
    Optional<JobRow> lastGoodOfPaths(String host, String paths, String but);

    @Query("""
            SELECT count(*) FROM job
            WHERE schedule_id = :schedule AND host_id = :host AND status IN ('queued', 'dispatched', 'running')""")
    int countOpenOf(String host, String schedule);

    @Query("UPDATE job SET heard_at = :at WHERE id = :id AND status = 'running' AND heard_at < :at")
    int heard(String id, Instant at);
}
