package io.resticmanager.platform.sqlite;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/** Work on the connection of a running transaction. */
@FunctionalInterface
public interface Sql<T extends @Nullable Object> {

    T on(Connection connection) throws SQLException;
}
