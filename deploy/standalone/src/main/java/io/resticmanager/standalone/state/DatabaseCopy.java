package io.resticmanager.standalone.state;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.ExitCode;

/** One database while others write to it: a whole copy of one moment, and whether a file is sound. */
final class DatabaseCopy {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private DatabaseCopy() {}

    /** {@code VACUUM INTO}: readers of a WAL file hold up no writer (sqlite.org/lang_vacuum.html). */
    static void of(Path database, Path copy) {
        try (var connection = open(database);
                var vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, copy.toString());
            vacuum.execute();
        } catch (SQLException e) {
            throw new CannotStart(ExitCode.FAILED, "%s can not be copied: %s".formatted(database, e.getMessage()));
        }
        mustBeSound(copy);
    }

    /** @throws CannotStart with what is wrong with it */
    static void mustBeSound(Path database) {
        mustHaveTables(database);
        mustSay(database, "integrity_check", "ok");
        mustSay(database, "foreign_key_check", null);
    }

    // SQLite takes an empty file for a sound database.
    private static void mustHaveTables(Path database) {
        try (var connection = open(database);
                var statement = connection.createStatement();
                var tables = statement.executeQuery("SELECT 1 FROM sqlite_schema")) {
            if (!tables.next()) {
                throw new CannotStart(ExitCode.FAILED, "%s is empty: there is no table in it".formatted(database));
            }
        } catch (SQLException e) {
            throw new CannotStart(ExitCode.FAILED, "%s can not be read: %s".formatted(database, e.getMessage()));
        }
    }

    private static void mustSay(Path database, String pragma, @org.jspecify.annotations.Nullable String wanted) {
        try (var connection = open(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA " + pragma)) {
            var said = rows.next() ? rows.getString(1) : null;
            if (!java.util.Objects.equals(said, wanted)) {
                throw new CannotStart(ExitCode.FAILED, "%s is damaged (%s: %s)".formatted(database, pragma, said));
            }
        } catch (SQLException e) {
            throw new CannotStart(ExitCode.FAILED, "%s can not be read: %s".formatted(database, e.getMessage()));
        }
    }

    static Connection open(Path database) throws SQLException {
        var settings = new Properties();
        settings.setProperty("busy_timeout", String.valueOf(PATIENCE.toMillis()));
        return DriverManager.getConnection("jdbc:sqlite:" + database, settings);
    }
}
