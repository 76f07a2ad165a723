package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.json.Json;
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

    /** Why a job failed, as it was kept; null of one that did not. */
    static @Nullable JobError error(ResultSet rows) throws SQLException {
        var kept = rows.getString("error");
        try {
            return kept == null ? null : Json.read(kept, JobError.class);
        } catch (Json.Malformed e) {
            throw new IllegalStateException("a job's error is not what we wrote", e);
        }
    }
}
