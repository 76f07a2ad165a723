package io.resticmanager.gateway.audit;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Somebody with the database's file and without the key. */
record ByHand(Path data) {

    /** First past the triggers. */
    void tamper(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("gateway.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("PRAGMA ignore_check_constraints = ON");
            for (var table : new String[]{"audit_log", "audit_checkpoint"}) {
                for (var trigger : new String[]{"at_the_end", "unchanged", "kept"}) {
                    statement.execute("DROP TRIGGER IF EXISTS %s_%s".formatted(table, trigger));
                }
            }
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Makes the chain anew, for so many rows. */
    void rehash(int rows) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("gateway.db"));
                var statement = connection.createStatement();
                var update = connection.prepareStatement("UPDATE audit_log SET previous = ?, hash = ? WHERE n = ?")) {
            statement.execute("PRAGMA busy_timeout = 5000");
            var previous = RowHash.NONE;
            for (var n = 1; n <= rows; n++) {
                try (var found = statement.executeQuery("SELECT * FROM audit_log WHERE n = " + n)) {
                    var hash = RowHash.of(previous, n, AuditRows.read(found).act());
                    update.setString(1, previous);
                    update.setString(2, hash);
                    update.setInt(3, n);
                    update.executeUpdate();
                    previous = hash;
                }
            }
        }
    }
}
