package io.resticmanager.hub.schedule;

import java.util.List;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** Which hosts' copies may be old. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "hub")
interface StaleTable extends GenericRepository<StaleRow, String> {

    // A host that was removed meanwhile has no copy.
    @Query("""
            INSERT INTO schedule_stale (host_id) SELECT id FROM host WHERE id = :hostId
            ON CONFLICT (host_id) DO UPDATE SET times = times + 1""")
    void mark(String hostId);

    @Query("""
            INSERT INTO schedule_stale (host_id) SELECT id FROM host WHERE TRUE
            ON CONFLICT (host_id) DO UPDATE SET times = times + 1""")
    void markAll();

    @Query("SELECT * FROM schedule_stale WHERE host_id > :after ORDER BY host_id LIMIT :most")
    List<StaleRow> next(String after, int most);

    @Query("DELETE FROM schedule_stale WHERE host_id = :hostId AND times = :times")
    void clear(String hostId, long times);
}
