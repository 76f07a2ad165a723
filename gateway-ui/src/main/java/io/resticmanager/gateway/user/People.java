package io.resticmanager.gateway.user;

import java.util.Optional;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** Those who may sign in. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "gateway")
interface People extends GenericRepository<Person, String> {

    Person save(Person person);

    Optional<Person> findByName(String name);

    long count();
}
