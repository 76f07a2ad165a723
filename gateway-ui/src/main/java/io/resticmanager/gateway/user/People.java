package io.resticmanager.gateway.user;

import java.time.Instant;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** Those who may sign in, for writing. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "gateway")
interface People extends GenericRepository<Person, String> {

    Person save(Person person);

    Optional<Person> findByName(String name);

    Optional<Person> findById(String id);

    long count();

    @Query("SELECT count(*) FROM person WHERE role = 'admin' AND invited = 0 AND id <> :id")
    long administratorsBeside(String id);

    @Query("UPDATE person SET role = :role WHERE id = :id")
    void changeRole(String id, String role);

    /** Only as long as the password is the one that was looked at; answers how many were changed. */
    @Query("UPDATE person SET password_hash = :hash, invited = 0 WHERE id = :id AND password_hash = :before")
    int changePassword(String id, String before, String hash);

    @Query("UPDATE person SET invited = 1 WHERE id = :id")
    void expect(String id);

    /** Only as long as the password is the one that was looked at; answers how many were noted. */
    @Query("UPDATE person SET signed_in_at = :now WHERE id = :id AND password_hash = :hash")
    int signedIn(String id, String hash, Instant now);

    void deleteById(String id);
}
