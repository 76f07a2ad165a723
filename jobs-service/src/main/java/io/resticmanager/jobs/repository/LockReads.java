package io.resticmanager.jobs.repository;

import java.util.Optional;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The same for those who only look. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "jobs-read")
interface LockReads extends GenericRepository<LockRow, String> {

    Optional<LockRow> findById(String id);
}
