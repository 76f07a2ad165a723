package io.resticmanager.gateway.session;

import java.time.Instant;
import java.util.List;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The sessions, for writing. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "gateway")
interface OpenSessions extends GenericRepository<SessionRow, String> {

    SessionRow save(SessionRow session);

    @Query("UPDATE session SET last_used_at = :now WHERE id = :id")
    void touch(String id, Instant now);

    @Query("UPDATE session SET confirmed_at = :now WHERE id = :id")
    void confirm(String id, Instant now);

    void deleteById(String id);

    @Query("SELECT id FROM session WHERE person_id = :personId")
    List<String> idsOf(String personId);

    /** Beyond the given number, those that were used longest ago. */
    @Query("SELECT id FROM session WHERE person_id = :personId ORDER BY last_used_at DESC, id DESC LIMIT -1 OFFSET :kept")
    List<String> beyond(String personId, int kept);

    @Query("DELETE FROM session WHERE last_used_at <= :idleSince OR created_at <= :olderThan")
    int sweep(Instant idleSince, Instant olderThan);
}
