package io.resticmanager.jobs.source;

import java.time.Instant;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;

/** The last ad hoc source of each host, which is what a backup without options reads. Inside a write transaction. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "jobs")
public interface HostSources extends GenericRepository<HostSource, String> {

    Optional<HostSource> findByHostId(String hostId);

    @Query("""
            INSERT INTO host_source (host_id, source, updated_at) VALUES (:host, :source, :now)
            ON CONFLICT (host_id) DO UPDATE SET source = excluded.source, updated_at = excluded.updated_at""")
    int replace(String host, String source, Instant now);

    default Optional<Source> of(String host) {
        return findByHostId(host).map(HostSource::parsed);
    }

    default void remember(String host, Source source, Instant now) {
        replace(host, Json.text(source), now);
    }
}
