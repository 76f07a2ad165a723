package io.resticmanager.platform.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PragmasTest {

    @TempDir
    private Path temporary;
    private SqliteSource writer;
    private SqliteSource reader;

    @BeforeEach
    void create() throws SQLException {
        writer = new SqliteSource(temporary.resolve("jobs.db"), false);
        reader = new SqliteSource(temporary.resolve("jobs.db"), true);
        try (var connection = writer.getConnection()) {
            execute(connection, "CREATE TABLE thing (name TEXT) STRICT");
        }
    }

    @Test
    void everyConnectionIsAsTheRulesSay() throws SQLException {
        var rules = Map.of("journal_mode", "wal", "synchronous", "2", "foreign_keys", "1", "busy_timeout", "5000",
                "journal_size_limit", "67108864", "mmap_size", "0");
        for (var source : new SqliteSource[]{writer, reader}) {
            try (var connection = source.getConnection()) {
                for (var rule : rules.entrySet()) {
                    assertThat(Pragmas.read(connection, rule.getKey())).as(rule.getKey()).isEqualTo(rule.getValue());
                }
                assertThat(Pragmas.read(connection, "query_only")).isEqualTo(source.reader() ? "1" : "0");
            }
        }
    }

    // A database in memory can not keep a write-ahead log, and says so only when
    // asked.
    @Test
    void aSettingThatDoesNotHoldIsRefused() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            assertThatThrownBy(() -> Pragmas.apply(connection, false)).isInstanceOf(SQLException.class)
                    .hasMessageContaining("journal_mode is 'memory' instead of 'wal'");
        }
    }

    @Test
    void aReaderDoesNotWriteWhateverItIsTold() throws SQLException {
        try (var connection = reader.getConnection()) {
            connection.setReadOnly(false);
            assertThatThrownBy(() -> execute(connection, "INSERT INTO thing VALUES ('x')"))
                    .hasMessageContaining("readonly");
        }
    }

    @Test
    void aWriterHoldsTheLockFromItsFirstReadOn() throws SQLException {
        try (var first = writer.getConnection(); var second = writer.getConnection()) {
            execute(second, "PRAGMA busy_timeout = 1");
            first.setAutoCommit(false);
            first.createStatement().executeQuery("SELECT * FROM thing").close();

            assertThatThrownBy(() -> second.setAutoCommit(false)).hasMessageContaining("SQLITE_BUSY");
            first.rollback();
        }
    }

    @Test
    void aReadOnlyTransactionOfTheWriterLocksNobodyOut() throws SQLException {
        try (var first = writer.getConnection(); var second = writer.getConnection()) {
            first.setReadOnly(true);
            first.setAutoCommit(false);
            first.createStatement().executeQuery("SELECT * FROM thing").close();

            execute(second, "INSERT INTO thing VALUES ('x')");
            first.rollback();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
