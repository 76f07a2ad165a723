package io.resticmanager.gateway.session;

import java.time.Instant;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The keys that this service signs with, sealed. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "gateway")
interface SigningKeys extends GenericRepository<SessionRow, String> {

    @Query("INSERT INTO signing_key (purpose, sealed, created_at) VALUES (:purpose, :sealed, :at) "
            + "ON CONFLICT (purpose) DO NOTHING")
    void addIfMissing(String purpose, String sealed, Instant at);

    @Query("SELECT sealed FROM signing_key WHERE purpose = :purpose")
    String sealed(String purpose);
}
