package io.resticmanager.hub.credential;

import java.util.Optional;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The table of repositories; one for each host. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "hub")
interface RepositoryTable extends GenericRepository<RepositoryRow, String> {

    Optional<RepositoryRow> findByHostId(String hostId);

    RepositoryRow save(RepositoryRow repository);

    RepositoryRow update(RepositoryRow repository);
}
