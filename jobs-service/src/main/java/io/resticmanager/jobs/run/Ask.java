package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Reads rows of a select. */
final class Ask {

    private Ask() {}

    interface Reader<T> {

        T read(ResultSet rows) throws SQLException;
    }

    static <T> List<T> rows(Connection connection, String sql, List<? extends @Nullable Object> values,
            Reader<T> reader) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            var found = new ArrayList<T>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        }
    }

    /** Null where there is none. */
    static @Nullable Long number(ResultSet rows, String column) throws SQLException {
        var value = rows.getLong(column);
        return rows.wasNull() ? null : value;
    }
}
