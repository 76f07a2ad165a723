package io.resticmanager.jobs.host;

import java.util.Optional;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The table of hosts, for those who only look. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "jobs-read")
interface HostReads extends GenericRepository<HostRow, String> {

    Optional<HostRow> findById(String id);
}
