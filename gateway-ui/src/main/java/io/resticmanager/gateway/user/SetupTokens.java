package io.resticmanager.gateway.user;

import java.time.Instant;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The one token that set-up takes, as its hash. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "gateway")
interface SetupTokens extends GenericRepository<Person, String> {

    @Query("INSERT INTO setup_token (only_one, token_hash, minted_at) VALUES (1, :hash, :at) "
            + "ON CONFLICT (only_one) DO UPDATE SET token_hash = excluded.token_hash, minted_at = excluded.minted_at")
    void replace(String hash, Instant at);

    @Query("SELECT token_hash FROM setup_token")
    Optional<String> hash();

    @Query("DELETE FROM setup_token")
    void forget();
}
