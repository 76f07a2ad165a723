package io.resticmanager.jobs.host;

import java.time.Instant;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/** The last measurement of each repository. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "jobs")
interface MeasureRows extends GenericRepository<MeasureRow, String> {

    @Query("""
            INSERT INTO repository_measure (host_id, repository_id, total_size, uncompressed_size, snapshots, measured_at)
            VALUES (:host, :repository, :total, :uncompressed, :snapshots, :at)
            ON CONFLICT (host_id) DO UPDATE SET repository_id = excluded.repository_id, total_size = excluded.total_size,
                uncompressed_size = excluded.uncompressed_size, snapshots = excluded.snapshots,
                measured_at = excluded.measured_at""")
    int replace(String host, @Nullable String repository, long total, @Nullable Long uncompressed, long snapshots,
            Instant at);
}
