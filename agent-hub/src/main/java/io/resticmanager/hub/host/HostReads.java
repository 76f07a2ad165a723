package io.resticmanager.hub.host;

import java.util.List;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The table of hosts, read beside the writer. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "hub-read")
interface HostReads extends GenericRepository<HostRow, String> {

    // Agents say so after every reconnect; most of the time it is known, and the
    // writer need not be asked.
    @Query("""
            SELECT count(*) FROM host
            WHERE id = :id AND :revision <= config_revision AND (applied_revision < :revision
                OR applied_revision = :revision AND config_refused <> :refused)""")
    long wouldApply(String id, long revision, String refused);

    Optional<HostRow> findById(String id);

    @Query("SELECT * FROM host WHERE presence <> 'offline' ORDER BY id")
    List<HostRow> notOffline();
}
