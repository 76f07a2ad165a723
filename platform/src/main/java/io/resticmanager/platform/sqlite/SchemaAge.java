package io.resticmanager.platform.sqlite;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Whether a newer program has written a database: an older one would misread it, and Flyway alone lets that pass. */
public final class SchemaAge {

    private SchemaAge() {}

    /** @throws DatabaseUnusable when this program does not know all of its migrations */
    public static void mustNotBeNewer(String service, Path file) {
        var source = new SqliteSource(file, false);
        mustBeKnown(Migrations.platform(source), file);
        mustBeKnown(Migrations.own(service, source), file);
    }

    /** The first migration in it that this program does not know, in words; empty when it knows all. */
    public static Optional<String> newer(String service, Path file) {
        var source = new SqliteSource(file, false);
        return newer(Migrations.platform(source)).or(() -> newer(Migrations.own(service, source)));
    }

    static void mustBeKnown(Flyway flyway, Path file) {
        newer(flyway).ifPresent(migration -> {
            throw new DatabaseUnusable(
                    "A newer restic-manager has written the database %s (%s). Start that one, or put back a backup of before with restore-state."
                            .formatted(file, migration));
        });
    }

    private static Optional<String> newer(Flyway flyway) {
        return Arrays.stream(flyway.info().all()).filter(SchemaAge::unknown).findFirst()
                .map(unknown -> "migration %s, %s".formatted(unknown.getVersion(), unknown.getDescription()));
    }

    private static boolean unknown(MigrationInfo migration) {
        return migration.getState() == MigrationState.FUTURE_SUCCESS
                || migration.getState() == MigrationState.FUTURE_FAILED;
    }
}
