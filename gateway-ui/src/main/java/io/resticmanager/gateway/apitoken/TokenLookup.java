package io.resticmanager.gateway.apitoken;

import java.util.List;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The tokens, for reading: every request asks, so it must not wait for the one writer. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "gateway-read")
interface TokenLookup extends GenericRepository<TokenRow, String> {

    @Query("SELECT t.id, t.person_id AS user_id, p.name AS user_name, t.name, t.role AS token_role, "
            + "p.role AS person_role, t.allow_sensitive, t.created_at, t.expires_at, t.last_used_at "
            + "FROM api_token t JOIN person p ON p.id = t.person_id WHERE t.token_hash = :hash")
    Optional<StoredToken> find(String hash);

    @Query("SELECT t.id, t.person_id AS user_id, p.name AS user_name, t.name, t.role AS token_role, "
            + "p.role AS person_role, t.allow_sensitive, t.created_at, t.expires_at, t.last_used_at "
            + "FROM api_token t JOIN person p ON p.id = t.person_id WHERE t.person_id = :personId ORDER BY t.id")
    List<StoredToken> of(String personId);
}
