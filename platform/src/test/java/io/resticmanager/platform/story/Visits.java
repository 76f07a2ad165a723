package io.resticmanager.platform.story;

import java.util.List;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

@JdbcRepository(dialect = Dialect.ANSI, dataSource = "jobs")
interface Visits extends GenericRepository<Visit, String> {

    Visit save(Visit visit);

    Visit update(Visit visit);

    Optional<Visit> findById(String id);

    List<Visit> findByHostOrderByAt(String host);

    @Query("INSERT INTO visit (id, host, at, kind) VALUES (:id, :host, :at, 'first') "
            + "ON CONFLICT (id) DO UPDATE SET kind = 'repeated'")
    int saveOrRepeat(String id, String host, java.time.Instant at);
}
