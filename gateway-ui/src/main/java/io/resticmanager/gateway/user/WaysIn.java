package io.resticmanager.gateway.user;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** What somebody can come back with beside a session: API tokens of theirs, and links that they made for others. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "gateway")
interface WaysIn extends GenericRepository<Person, String> {

    @Query("DELETE FROM api_token WHERE person_id = :personId")
    int endTokens(String personId);

    /** By name, which is one person's own and stays. */
    @Query("DELETE FROM invitation WHERE made_by = :name")
    int voidLinks(String name);
}
