package io.resticmanager.platform.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabasesTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Test
    void eachServiceHasItsOwnFileWithTwoHistories() throws Exception {
        try (var services = TestService.start(NATS, data.path())) {
            assertThat(tablesOf(services, "jobs"))
                    .contains("visit", "outbox_event", "seen_event", "dead_letter", "schema_history",
                            "platform_schema_history")
                    .doesNotContain("guest");
            assertThat(tablesOf(services, "hub")).contains("guest").doesNotContain("visit");
        }
    }

    @Test
    void nobodyElseCanReadThem() throws Exception {
        Files.createFile(data.path().resolve("jobs.db"), PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-r--r--")));
        try (var services = TestService.start(NATS, data.path())) {
            tablesOf(services, "jobs");
            for (var name : List.of("jobs.db", "jobs.db-wal", "jobs.db-shm", "hub.db")) {
                assertThat(Files.getPosixFilePermissions(data.path().resolve(name))).as(name)
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    @Test
    void aSecondStartFindsEverythingAndMigratesNothing() {
        TestService.start(NATS, data.path()).close();
        try (var services = TestService.start(NATS, data.path())) {
            int applied = services.bean(Transactions.class, "jobs").readSql(connection -> {
                try (var rows = connection.createStatement()
                        .executeQuery("SELECT count(*) FROM schema_history WHERE type = 'SQL'")) {
                    return rows.getInt(1);
                }
            });
            assertThat(applied).isEqualTo(1);
        }
    }

    @Test
    void aWriteTransactionHoldsTheLockFromItsFirstReadOn() {
        try (var services = TestService.start(NATS, data.path())) {
            var transactions = services.bean(Transactions.class, "jobs");
            transactions.writeSql(connection -> {
                connection.createStatement().executeQuery("SELECT * FROM visit").close();
                assertThatThrownBy(() -> beginElsewhere(1)).hasMessageContaining("SQLITE_BUSY");
                return true;
            });
        }
    }

    @Test
    void aReadTransactionLocksNobodyOut() {
        try (var services = TestService.start(NATS, data.path())) {
            services.bean(Transactions.class, "jobs").readSql(connection -> {
                connection.createStatement().executeQuery("SELECT * FROM visit").close();
                beginElsewhere(5_000);
                return true;
            });
        }
    }

    @Test
    void aCleanStopLeavesNoWriteAheadLog() throws IOException {
        TestService.start(NATS, data.path()).close();

        try (var files = Files.list(data.path())) {
            assertThat(files.map(file -> file.getFileName().toString())).contains("jobs.db", "hub.db")
                    .noneMatch(name -> name.endsWith("-wal"));
        }
    }

    @Test
    void aDamagedFileIsFoundAfterAnUncleanStop() throws Exception {
        fill(data.path());
        overwriteTheMiddle(data.path().resolve("jobs.db"));
        Files.writeString(data.path().resolve("lock"), "4711\n");

        assertThatThrownBy(() -> TestService.start(NATS, data.path()))
                .rootCause().isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("jobs.db").hasMessageContaining("damaged");
    }

    @Test
    void whatANewerProgramWroteIsLeftAlone() throws Exception {
        TestService.start(NATS, data.path()).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.path().resolve("jobs.db"));
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                            INSERT INTO schema_history SELECT installed_rank + 1, '99', 'from the future', type, script, checksum,
                                installed_by, installed_on, execution_time, success FROM schema_history
                                ORDER BY installed_rank DESC LIMIT 1""");
        }

        assertThatThrownBy(() -> TestService.start(NATS, data.path()))
                .rootCause().isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("newer restic-manager").hasMessageContaining("from the future");
    }

    @Test
    void oneThatIsGoneOrEmptyIsToldRatherThanMadeAnew() throws Exception {
        TestService.start(NATS, data.path()).close();
        var jobs = data.path().resolve("jobs.db");

        Files.delete(jobs);
        refusesALostOne();
        assertThat(jobs).doesNotExist();
        Files.createFile(jobs);
        refusesALostOne();
        Files.writeString(data.path().resolve(KnownDatabases.NAME), "hub\n");

        TestService.start(NATS, data.path()).close();
        assertThat(data.path().resolve(KnownDatabases.NAME)).hasContent("hub\njobs");
    }

    @Test
    void whatIsNoDatabaseIsToldWithTheNextStep() throws Exception {
        TestService.start(NATS, data.path()).close();
        Files.writeString(data.path().resolve("jobs.db"), "this is no database at all".repeat(500));

        assertThatThrownBy(() -> TestService.start(NATS, data.path()))
                .hasStackTraceContaining(
                        "jobs.db can not be opened: the database is damaged: put a copy back with restore-state");
    }

    private void refusesALostOne() {
        assertThatThrownBy(() -> TestService.start(NATS, data.path()))
                .rootCause().isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("jobs.db was there before").hasMessageContaining("restore-state");
    }

    @Test
    void afterAFailedStartTheDirectoryIsFreeAgain() throws Exception {
        fill(data.path());
        overwriteTheMiddle(data.path().resolve("jobs.db"));
        Files.writeString(data.path().resolve("lock"), "4711\n");
        assertThatThrownBy(() -> TestService.start(NATS, data.path())).isNotNull();
        Files.delete(data.path().resolve("jobs.db"));
        Files.delete(data.path().resolve(KnownDatabases.NAME));

        try (var services = TestService.start(NATS, data.path())) {
            assertThat(services.context().isRunning()).isTrue();
        }
    }

    private void beginElsewhere(int patience) throws SQLException {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + data.path().resolve("jobs.db"));
                var statement = other.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + patience);
            statement.execute("BEGIN IMMEDIATE");
        }
    }

    private static List<String> tablesOf(TestService services, String service) {
        return services.bean(Transactions.class, service).readSql(connection -> {
            var names = new ArrayList<String>();
            try (var rows = connection.createStatement()
                    .executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        });
    }

    private static void fill(Path directory) throws SQLException {
        TestService.start(NATS, directory).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("jobs.db"));
                var statement = connection.createStatement()) {
            statement.execute("""
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
                    INSERT INTO visit SELECT 'v' || i, 'ada', i, 'first' FROM n""");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    private static void overwriteTheMiddle(Path file) throws IOException {
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(access.length() / 2);
            access.write(new byte[16 * 1024]);
        }
    }
}
