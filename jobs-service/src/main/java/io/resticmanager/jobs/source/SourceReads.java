package io.resticmanager.jobs.source;

import java.util.Optional;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.resticmanager.contracts.job.Source;

/** The same for those who only look. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "jobs-read")
public interface SourceReads extends GenericRepository<HostSource, String> {

    Optional<HostSource> findByHostId(String hostId);

    default Optional<Source> of(String host) {
        return findByHostId(host).map(HostSource::parsed);
    }
}
