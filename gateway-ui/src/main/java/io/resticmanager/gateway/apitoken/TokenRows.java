package io.resticmanager.gateway.apitoken;

import java.time.Instant;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The tokens, for writing. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "gateway")
interface TokenRows extends GenericRepository<TokenRow, String> {

    TokenRow save(TokenRow token);

    @Query("SELECT count(*) FROM api_token WHERE person_id = :personId")
    int countOf(String personId);

    @Query("DELETE FROM api_token WHERE id = :id AND person_id = :personId")
    int delete(String id, String personId);

    @Query("UPDATE api_token SET last_used_at = :now WHERE id = :id")
    void touch(String id, Instant now);

    @Query("DELETE FROM api_token WHERE expires_at <= :before")
    int sweep(Instant before);
}
