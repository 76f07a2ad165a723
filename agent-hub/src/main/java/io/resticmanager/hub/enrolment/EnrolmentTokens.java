package io.resticmanager.hub.enrolment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The one-time tokens; at most one is outstanding for a name. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "hub")
interface EnrolmentTokens extends GenericRepository<TokenRow, String> {

    TokenRow save(TokenRow token);

    Optional<TokenRow> findById(String id);

    Optional<TokenRow> findByHash(String hash);

    @Query("""
            UPDATE enrolment_token SET replaced_at = :now, repo_password = NULL, server_password = NULL
            WHERE name = :name AND used_at IS NULL AND replaced_at IS NULL""")
    void replaceOutstanding(String name, Instant now);

    @Query("""
            UPDATE enrolment_token SET used_at = :now, host_id = :hostId, agent_token_hash = :agentTokenHash,
                repo_password = NULL, server_password = NULL
            WHERE id = :id AND used_at IS NULL AND replaced_at IS NULL""")
    int burn(String id, String hostId, String agentTokenHash, Instant now);

    @Query("""
            SELECT * FROM enrolment_token
            WHERE used_at IS NULL AND replaced_at IS NULL AND expires_at > :now ORDER BY id LIMIT :most""")
    List<TokenRow> open(Instant now, int most);

    @Query("""
            UPDATE enrolment_token SET replaced_at = :now, repo_password = NULL, server_password = NULL
            WHERE id = :id AND used_at IS NULL AND replaced_at IS NULL""")
    void revoke(String id, Instant now);

    @Query("DELETE FROM enrolment_token WHERE expires_at < :limit")
    void forgetExpiredBefore(Instant limit);
}
