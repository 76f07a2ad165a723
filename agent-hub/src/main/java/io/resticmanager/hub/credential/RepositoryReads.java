package io.resticmanager.hub.credential;

import java.util.Optional;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The table of repositories, read beside the writer. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "hub-read")
interface RepositoryReads extends GenericRepository<RepositoryRow, String> {

    Optional<RepositoryRow> findByHostId(String hostId);
}
