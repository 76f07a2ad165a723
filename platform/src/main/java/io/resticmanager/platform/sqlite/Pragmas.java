package io.resticmanager.platform.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of a connection. They are set one by one and read back, since SQLite ignores what it does not know or can not
 * do without a word; see https://sqlite.org/pragma.html.
 */
final class Pragmas {

    private static final Map<String, String> BOTH = ordered(
            "busy_timeout", "5000",
            "journal_mode", "wal",
            "synchronous", "2",
            "foreign_keys", "1",
            "journal_size_limit", Integer.toString(64 << 20),
            "mmap_size", "0");

    private Pragmas() {}

    static void apply(Connection connection, boolean readOnly) throws SQLException {
        var wanted = new LinkedHashMap<>(BOTH);
        wanted.put("query_only", readOnly ? "1" : "0");
        for (var pragma : wanted.entrySet()) {
            set(connection, pragma.getKey(), pragma.getValue());
        }
        for (var pragma : wanted.entrySet()) {
            mustBe(pragma.getKey(), pragma.getValue(), read(connection, pragma.getKey()));
        }
    }

    static String read(Connection connection, String pragma) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery("PRAGMA " + pragma)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private static void set(Connection connection, String pragma, String value) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA " + pragma + " = " + value);
        }
    }

    // A build without memory mapping answers nothing for mmap_size, which is as
    // good as 0.
    private static void mustBe(String pragma, String wanted, String found) throws SQLException {
        if (!found.equals(wanted) && !(pragma.equals("mmap_size") && found.isEmpty())) {
            throw new SQLException("PRAGMA %s is '%s' instead of '%s'; databases are not safe like that"
                    .formatted(pragma, found, wanted));
        }
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
