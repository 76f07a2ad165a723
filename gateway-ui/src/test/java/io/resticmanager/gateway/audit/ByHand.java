package io.resticmanager.gateway.audit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.TreeMap;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Somebody with the database's file and without the key. */
record ByHand(Path data) {

    static final SecretKey GUESSED = new SecretKeySpec(new byte[32], ChainKey.ALGORITHM);

    /** Past the triggers, which stand again afterwards. */
    void tamper(String... statements) throws SQLException {
        try (var connection = open(); var statement = connection.createStatement()) {
            var triggers = new TreeMap<String, String>();
            try (var found = statement.executeQuery("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")) {
                while (found.next()) {
                    triggers.put(found.getString(1), found.getString(2));
                }
            }
            for (var name : triggers.keySet()) {
                statement.execute("DROP TRIGGER " + name);
            }
            for (var sql : statements) {
                statement.execute(sql);
            }
            for (var sql : triggers.values()) {
                statement.execute(sql);
            }
        }
    }

    /** With the triggers as they stand. */
    void run(String... statements) throws SQLException {
        try (var connection = open(); var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Makes the chain anew, for so many rows, with a key of one's own. */
    void rehash(int rows) throws SQLException {
        var hashes = new ArrayList<String>();
        try (var connection = open(); var select = connection.prepareStatement("SELECT * FROM audit_log WHERE n = ?")) {
            var previous = RowHash.NONE;
            for (var n = 1; n <= rows; n++) {
                select.setInt(1, n);
                try (var found = select.executeQuery()) {
                    var hash = RowHash.of(GUESSED, previous, n, AuditRows.read(found).act());
                    hashes.add("UPDATE audit_log SET previous = '%s', hash = '%s' WHERE n = %d".formatted(previous,
                            hash, n));
                    previous = hash;
                }
            }
        }
        tamper(hashes.toArray(String[]::new));
    }

    /** The first value of a query. */
    String text(String query) throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            return found.getString(1);
        }
    }

    AuditRow row(int n) throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT * FROM audit_log WHERE n = " + n)) {
            return AuditRows.read(found);
        }
    }

    private Connection open() throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("gateway.db"));
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("PRAGMA ignore_check_constraints = ON");
        }
        return connection;
    }
}
