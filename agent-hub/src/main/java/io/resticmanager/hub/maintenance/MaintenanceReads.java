package io.resticmanager.hub.maintenance;

import java.util.Optional;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The table of maintenance credentials, read beside the writer. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "hub-read")
interface MaintenanceReads extends GenericRepository<MaintenanceRow, String> {

    Optional<MaintenanceRow> findByHostId(String hostId);
}
