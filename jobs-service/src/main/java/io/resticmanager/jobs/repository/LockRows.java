package io.resticmanager.jobs.repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/** The locks that stood at the last look. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "jobs")
interface LockRows extends GenericRepository<LockRow, String> {

    @Query("""
            INSERT INTO repository_lock (host_id, locks, seen_at, met_by) VALUES (:host, :locks, :at, :metBy)
            ON CONFLICT (host_id) DO UPDATE SET locks = excluded.locks, seen_at = excluded.seen_at,
                met_by = excluded.met_by""")
    int replace(String host, String locks, Instant at, @Nullable String metBy);

    @Query(LockReads.LAST)
    Optional<LockRow> last(List<String> hosts);
}
