package io.resticmanager.hub.maintenance;

import java.util.List;
import java.util.Optional;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The table of maintenance credentials; at most one for each host. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "hub")
interface MaintenanceTable extends GenericRepository<MaintenanceRow, String> {

    Optional<MaintenanceRow> findByHostId(String hostId);

    List<MaintenanceRow> findByMaintenanceHostId(String maintenanceHostId);

    MaintenanceRow save(MaintenanceRow row);

    MaintenanceRow update(MaintenanceRow row);

    void delete(MaintenanceRow row);
}
