package io.resticmanager.platform.story;

import java.util.List;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

@JdbcRepository(dialect = Dialect.ANSI, dataSource = "jobs-read")
interface VisitReads extends GenericRepository<Visit, String> {

    List<Visit> findByHostOrderByAt(String host);

    Visit save(Visit visit);
}
