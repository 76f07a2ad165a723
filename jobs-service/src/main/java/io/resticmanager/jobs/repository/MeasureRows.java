package io.resticmanager.jobs.repository;

import java.time.Instant;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/** The last measurement of each repository, and its history. */
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

    /** The last field is what restoring all snapshots would give, unknown when one of them does not say its size. */
    @Query("""
            INSERT INTO repository_history (host_id, at, total_size, uncompressed_size, snapshots, restore_size)
            VALUES (:host, :at, :total, :uncompressed, :snapshots, (
                SELECT CASE WHEN count(*) = count(json_extract(body, '$.bytes'))
                            THEN coalesce(sum(json_extract(body, '$.bytes')), 0) END
                FROM snapshot WHERE host_id = :host))
            ON CONFLICT (host_id, at) DO NOTHING""")
    int remember(String host, Instant at, long total, @Nullable Long uncompressed, long snapshots);

    /** Of each day before {@code before} only the last measurement stays. */
    @Query("""
            DELETE FROM repository_history
            WHERE host_id = :host AND at < :before AND EXISTS (
                SELECT 1 FROM repository_history AS later
                WHERE later.host_id = repository_history.host_id AND later.at > repository_history.at
                  AND later.at / 86400000 = repository_history.at / 86400000)""")
    int thin(String host, Instant before);

    @Query("SELECT restic_id FROM host WHERE id = :host AND restic_id IS NOT NULL")
    Optional<String> resticId(String host);
}
