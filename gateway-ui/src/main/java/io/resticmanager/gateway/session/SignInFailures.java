package io.resticmanager.gateway.session;

import java.time.Instant;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** Attempts to sign in that failed, or that are not decided yet. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "gateway")
interface SignInFailures extends GenericRepository<SessionRow, String> {

    @Query("INSERT INTO sign_in_failure (account, network, at) VALUES (:account, :network, :at) RETURNING id")
    long add(String account, String network, Instant at);

    @Query("SELECT count(*) AS count, coalesce(min(at), 0) AS first_at, coalesce(max(at), 0) AS last_at "
            + "FROM sign_in_failure WHERE account = :account AND at > :since")
    FailureCount ofAccount(String account, Instant since);

    @Query("SELECT count(*) AS count, coalesce(min(at), 0) AS first_at, coalesce(max(at), 0) AS last_at "
            + "FROM sign_in_failure WHERE network = :network AND at > :since")
    FailureCount ofNetwork(String network, Instant since);

    @Query("DELETE FROM sign_in_failure WHERE id = :id")
    void forget(long id);

    @Query("DELETE FROM sign_in_failure WHERE account = :account AND network = :network")
    void forgetOwn(String account, String network);

    /** They count for their networks only. */
    @Query("UPDATE sign_in_failure SET account = '' WHERE account = :account")
    void forgive(String account);

    @Query("DELETE FROM sign_in_failure WHERE at <= :before")
    int sweep(Instant before);
}
