package io.resticmanager.hub.host;

import java.time.Instant;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The agents' tokens, as hashes; a host has one in force. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "hub")
interface AgentTokens extends GenericRepository<AgentToken, String> {

    Optional<AgentToken> findById(String id);

    Optional<AgentToken> findByHash(String hash);

    @Query("SELECT last_seq FROM agent_token WHERE id = :id")
    long lastSeq(String id);

    @Query("UPDATE agent_token SET revoked_at = :now WHERE host_id = :hostId AND revoked_at IS NULL")
    void revoke(String hostId, Instant now);

    // An agent that enrols again with the token it has keeps its sequence.
    @Query("""
            INSERT INTO agent_token (id, host_id, hash, created_at) VALUES (:id, :hostId, :hash, :now)
            ON CONFLICT (hash) DO UPDATE SET revoked_at = NULL""")
    void issue(String id, String hostId, String hash, Instant now);
}
