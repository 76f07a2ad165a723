package io.resticmanager.hub.schedule;

import java.util.List;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The table of schedules, read beside the writer. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "hub-read")
interface ScheduleReads extends GenericRepository<ScheduleRow, String> {

    @Query("SELECT * FROM schedule WHERE host_id = :hostId ORDER BY id")
    List<ScheduleRow> ofHost(String hostId);
}
