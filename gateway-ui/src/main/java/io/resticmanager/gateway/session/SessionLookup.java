package io.resticmanager.gateway.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The sessions, for reading: every request asks, so it must not wait for the one writer. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "gateway-read")
interface SessionLookup extends GenericRepository<SessionRow, String> {

    @Query("SELECT s.id, s.person_id AS user_id, p.name AS user_name, p.role, s.created_at, s.last_used_at "
            + "FROM session s JOIN person p ON p.id = s.person_id WHERE s.id = :id")
    Optional<Session> findById(String id);

    @Query("SELECT id AS session_id, coalesce(confirmed_at, created_at) AS confirmed FROM session WHERE id = :id")
    Optional<ConfirmedAt> confirmed(String id);

    @Query("SELECT s.id, s.person_id AS user_id, p.name AS user_name, p.role, s.created_at, s.last_used_at "
            + "FROM session s JOIN person p ON p.id = s.person_id WHERE s.token_hash = :hash")
    Optional<Session> find(String hash);

    @Query("SELECT p.name FROM session s JOIN person p ON p.id = s.person_id WHERE s.id = :id")
    Optional<String> userName(String id);

    @Query("SELECT id, person_id AS user_id, address, user_agent, created_at, last_used_at FROM session WHERE id = :id")
    Optional<OpenSession> open(String id);

    @Query("SELECT id, person_id AS user_id, address, user_agent, created_at, last_used_at FROM session "
            + "WHERE person_id = :personId AND last_used_at > :idleSince AND created_at > :olderThan "
            + "ORDER BY last_used_at DESC, id DESC")
    List<OpenSession> ofPerson(String personId, Instant idleSince, Instant olderThan);
}
