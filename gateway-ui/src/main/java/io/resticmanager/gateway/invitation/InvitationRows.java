package io.resticmanager.gateway.invitation;

import java.time.Instant;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.resticmanager.gateway.user.Person;

/** The links, for writing. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "gateway")
interface InvitationRows extends GenericRepository<Person, String> {

    /** The one of before is void. */
    @Query("INSERT INTO invitation (id, token_hash, person_id, made_by, made_at, expires_at) "
            + "VALUES (:id, :hash, :personId, :madeBy, :madeAt, :expiresAt) ON CONFLICT (person_id) DO UPDATE SET "
            + "id = excluded.id, token_hash = excluded.token_hash, made_by = excluded.made_by, "
            + "made_at = excluded.made_at, expires_at = excluded.expires_at")
    void put(String id, String hash, String personId, String madeBy, Instant madeAt, Instant expiresAt);

    /** Once, and only while its maker is an administrator, or was that operator of the server: answers how many were taken. */
    @Query("DELETE FROM invitation WHERE token_hash = :hash AND person_id = :personId AND expires_at > :now "
            + "AND (made_by = :operator "
            + "OR EXISTS (SELECT 1 FROM person WHERE name = made_by AND role = 'admin'))")
    int take(String hash, String personId, Instant now, String operator);

    @Query("DELETE FROM invitation WHERE id = :id")
    int remove(String id);
}
