package io.resticmanager.platform.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

/** What SQLite itself says, in words that say what to do. */
class StorageTroubleTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private Instant now = NOON;
    private final StorageTrouble trouble = new StorageTrouble(new Clock() {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }
    });

    @Test
    void shouldTellThatNothingCanBeWrittenForAWhile() {
        trouble.note(new DatabaseFailure(failure("PRAGMA query_only = 1", "CREATE TABLE more (n INTEGER)")));

        assertThat(trouble.now()).hasValueSatisfying(why -> assertThat(why).contains("can not be written to"));
        now = NOON.plus(StorageTrouble.MEMORY).plus(Duration.ofMillis(1));
        assertThat(trouble.now()).isEmpty();
    }

    @Test
    void shouldLeaveAloneWhatIsTheCallersMatter() {
        trouble.note(failure("CREATE TABLE one (n INTEGER UNIQUE)", "INSERT INTO one VALUES (1), (1)"));
        trouble.note(new IllegalStateException("no"));

        assertThat(trouble.now()).isEmpty();
    }

    private static SQLException failure(String before, String failing) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = connection.createStatement()) {
            statement.execute(before);
            statement.execute(failing);
        } catch (SQLException e) {
            return e;
        }
        throw new AssertionError("SQLite took it");
    }
}
