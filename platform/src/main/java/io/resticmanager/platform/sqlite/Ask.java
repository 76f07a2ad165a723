package io.resticmanager.platform.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Plain SQL with values, on the connection of a transaction; times are kept as UTC milliseconds. */
public final class Ask {

    private Ask() {}

    /** Reads one row. */
    public interface Reader<T> {

        T read(ResultSet rows) throws SQLException;
    }

    public static <T> List<T> rows(Connection connection, Reader<T> reader, String sql, @Nullable Object... values)
            throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            set(select, values);
            var found = new ArrayList<T>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        }
    }

    /** What each row says of its key, which no other row has. */
    public static <K, V> Map<K, V> byKey(Connection connection, Reader<K> key, Reader<V> value, String sql,
            @Nullable Object... values) throws SQLException {
        var found = new HashMap<K, V>();
        rows(connection, row -> found.put(key.read(row), value.read(row)), sql, values);
        return found;
    }

    public static <T> Optional<T> first(Connection connection, Reader<T> reader, String sql, @Nullable Object... values)
            throws SQLException {
        return rows(connection, reader, sql, values).stream().findFirst();
    }

    /** How many rows changed. */
    public static int change(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            set(update, values);
            return update.executeUpdate();
        }
    }

    public static @Nullable Instant instant(ResultSet rows, String column) throws SQLException {
        var millis = rows.getLong(column);
        return rows.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    public static @Nullable Integer integer(ResultSet rows, String column) throws SQLException {
        var value = rows.getInt(column);
        return rows.wasNull() ? null : value;
    }

    public static @Nullable Long number(ResultSet rows, String column) throws SQLException {
        var value = rows.getLong(column);
        return rows.wasNull() ? null : value;
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, plain(values[i]));
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Instant at -> (Object) at.toEpochMilli();
            case Enum<?> named -> named.name();
            case Boolean yes -> yes ? 1 : 0;
            case null -> null;
            default -> value;
        };
    }
}
