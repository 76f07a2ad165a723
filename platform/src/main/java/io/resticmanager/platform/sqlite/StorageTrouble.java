package io.resticmanager.platform.sqlite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Whether the disk took what was last written. What could not be written is told for a while: a smaller write may still fit. */
public final class StorageTrouble {

    private static final Set<SQLiteErrorCode> DAMAGE = Set.of(SQLiteErrorCode.SQLITE_CORRUPT,
            SQLiteErrorCode.SQLITE_NOTADB);
    static final Duration MEMORY = Duration.ofSeconds(10);

    private final Clock clock;
    private volatile @Nullable Failure last;

    StorageTrouble(Clock clock) {
        this.clock = clock;
    }

    private record Failure(Instant at, String why) {}

    /** Notes a failure of the storage; others are the caller's matter. */
    void note(Throwable failure) {
        behind(failure).ifPresent(why -> last = new Failure(clock.instant(), why));
    }

    Optional<String> now() {
        var failure = last;
        return failure == null || failure.at.plus(MEMORY).isBefore(clock.instant())
                ? Optional.empty()
                : Optional.of(failure.why);
    }

    /** Whether something could not be written since it was last known that everything can be. */
    boolean isSuspected() {
        return last != null;
    }

    /** Something was written, and what failed before is long enough ago. */
    void forgetOld() {
        if (now().isEmpty()) {
            last = null;
        }
    }

    /** What is wrong with the storage, with the next step, where a failure comes from there; empty for all others. */
    public static Optional<String> behind(Throwable failure) {
        return causes(failure).flatMap(it -> why(it).stream()).findFirst();
    }

    private static Stream<SQLiteException> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLiteException.class::isInstance).map(SQLiteException.class::cast);
    }

    /** Why a database can not be used at a start: with the next step where it is damaged. */
    static String atStart(Exception failure) {
        return causes(failure).filter(it -> DAMAGE.contains(kind(it))).findFirst().flatMap(StorageTrouble::why)
                .orElse(String.valueOf(failure.getMessage()));
    }

    // The low byte is the kind of error (sqlite.org/rescode.html); the rest says
    // more of the same.
    private static SQLiteErrorCode kind(SQLiteException failure) {
        return SQLiteErrorCode.getErrorCode(failure.getResultCode().code & 0xff);
    }

    private static Optional<String> why(SQLiteException failure) {
        return switch (kind(failure)) {
            case SQLITE_FULL -> Optional.of("the disk is full: make room; nothing has to be restarted");
            case SQLITE_READONLY -> Optional.of("the database can not be written to: look at who owns the data "
                    + "directory and how its disk is mounted");
            case SQLITE_IOERR, SQLITE_CANTOPEN -> Optional.of("the disk does not do what it should: "
                    + failure.getMessage());
            case SQLITE_CORRUPT, SQLITE_NOTADB -> Optional.of("the database is damaged: put a copy back with "
                    + "restore-state: " + failure.getMessage());
            default -> Optional.empty();
        };
    }
}
