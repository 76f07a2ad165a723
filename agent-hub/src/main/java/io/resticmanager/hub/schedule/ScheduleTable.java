package io.resticmanager.hub.schedule;

import java.util.List;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The table of schedules, written to. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "hub")
interface ScheduleTable extends GenericRepository<ScheduleRow, String> {

    @Query("SELECT * FROM schedule WHERE host_id = :hostId ORDER BY id")
    List<ScheduleRow> ofHost(String hostId);

    @Query("""
            INSERT INTO schedule (id, host_id, revision, config_revision, body)
            VALUES (:id, :hostId, :revision, :configRevision, :body)
            ON CONFLICT (id) DO UPDATE SET host_id = excluded.host_id, revision = excluded.revision,
                config_revision = excluded.config_revision, body = excluded.body""")
    void put(String id, String hostId, long revision, long configRevision, String body);

    @Query("DELETE FROM schedule WHERE id = :id AND host_id = :hostId")
    void remove(String id, String hostId);
}
