package io.resticmanager.hub.clone;

import java.time.Instant;
import java.util.List;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The latest agent processes of each token. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "hub")
interface Instances extends GenericRepository<Instance, Long> {

    @Query("SELECT instance_id FROM agent_instance WHERE token_id = :tokenId ORDER BY number")
    List<String> of(String tokenId);

    @Query("""
            INSERT INTO agent_instance (token_id, instance_id, first_seen_at)
            VALUES (:tokenId, :instanceId, :now)""")
    void add(String tokenId, String instanceId, Instant now);

    @Query("""
            DELETE FROM agent_instance WHERE token_id = :tokenId AND number NOT IN
                (SELECT number FROM agent_instance WHERE token_id = :tokenId ORDER BY number DESC LIMIT :most)""")
    void keepLatest(String tokenId, int most);
}
