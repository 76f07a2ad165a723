package io.resticmanager.jobs.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The table of hosts, for those who change it. What is older than what a row has seen changes nothing. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "jobs")
interface HostRows extends GenericRepository<HostRow, String> {

    Optional<HostRow> findById(String id);

    @Query("INSERT INTO host (id) VALUES (:id) ON CONFLICT (id) DO NOTHING")
    int mention(String id);

    @Query("""
            UPDATE host SET name = :name, os = :os, facts_revision = :revision
            WHERE id = :id AND (facts_revision < :revision OR os IS NULL)""")
    int facts(String id, String name, String os, long revision);

    @Query("""
            UPDATE host SET paused = :paused
            WHERE id = :id AND facts_revision < :revision AND paused <> :paused AND removed_at IS NULL""")
    int paused(String id, boolean paused, long revision);

    @Query("UPDATE host SET removed_at = :at, facts_revision = :revision WHERE id = :id AND removed_at IS NULL")
    int removed(String id, Instant at, long revision);

    @Query("""
            UPDATE host SET presence = :presence, presence_revision = :revision
            WHERE id = :id AND presence_revision < :revision""")
    int presence(String id, String presence, long revision);

    @Query("UPDATE host SET repository_state = :state WHERE id = :id")
    int repositoryState(String id, String state);

    @Query("""
            SELECT id FROM host
            WHERE removed_at IS NULL
              AND (repository_id = (SELECT repository_id FROM host WHERE id = :id)
                OR restic_id = (SELECT restic_id FROM host WHERE id = :id)
                OR (repo_address = (SELECT repo_address FROM host WHERE id = :id)
                    AND (restic_id IS NULL OR (SELECT restic_id FROM host WHERE id = :id) IS NULL)))
            ORDER BY id""")
    List<String> sharing(String id);

    @Query("""
            UPDATE host
            SET restic_id_since = CASE WHEN coalesce(restic_id, former_restic_id) <> :restic THEN :at
                                       ELSE restic_id_since END,
                restic_id = :restic, former_restic_id = NULL
            WHERE id = :id AND (repository_id IS NULL OR repository_id <> :restic)""")
    int resticId(String id, String restic, Instant at);

    /** The id that it had elsewhere is kept apart: proved here too, it is the same repository with the same history. */
    @Query("""
            UPDATE host
            SET repository_state = CASE WHEN repo_address <> :address THEN 'unknown' ELSE repository_state END,
                former_restic_id = CASE WHEN repo_address <> :address THEN coalesce(restic_id, former_restic_id)
                                        ELSE former_restic_id END,
                restic_id = CASE WHEN repo_address <> :address THEN NULL ELSE restic_id END,
                repo_address = :address, repo_address_revision = :revision
            WHERE id = :id AND repo_address_revision < :revision""")
    int repositoryAt(String id, String address, long revision);

    @Query("UPDATE host SET restic_id = NULL WHERE id = :id AND repository_id <> :repository")
    int forgetResticId(String id, String repository);

    @Query("UPDATE host SET repository_state = 'unknown' WHERE id = :id AND repository_id <> :repository")
    int forgetOtherRepository(String id, String repository);

    @Query("UPDATE host SET repository_id = :repository WHERE id = :id")
    int repositoryId(String id, String repository);

    @Query("UPDATE host SET snapshot_count = :count, snapshots_reported_at = :at WHERE id = :id")
    int reported(String id, long count, Instant at);

    @Query("UPDATE host SET revision = revision + 1 WHERE id = :id")
    int advance(String id);

    @Query("UPDATE host SET repository_state = 'uninitialised' WHERE id = :id AND repository_state = 'unknown'")
    int presumeUninitialised(String id);
}
