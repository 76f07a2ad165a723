package io.resticmanager.hub.host;

import java.util.List;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The table of hosts, read beside the writer. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "hub-read")
interface HostReads extends GenericRepository<HostRow, String> {

    @Query("SELECT * FROM host WHERE presence <> 'offline' ORDER BY id")
    List<HostRow> notOffline();
}
