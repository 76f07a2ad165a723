package io.resticmanager.platform.sqlite;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a service's file up to date: first the platform's tables, then the service's own, each with its own history. */
record Migrations(String service, SqliteSource source) {

    void run() {
        migrate("classpath:db/platform", "platform_schema_history");
        migrate("classpath:db/" + service, "schema_history");
    }

    // Version 0 as the baseline lets the second history begin in a file that
    // already has the first one's tables.
    private void migrate(String location, String history) {
        try {
            Flyway.configure().dataSource(source).locations(location).table(history)
                    .baselineOnMigrate(true).baselineVersion("0").failOnMissingLocations(true)
                    .validateMigrationNaming(true).load().migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnusable("The database %s can not be brought up to date (%s): %s"
                    .formatted(source.file(), location, e.getMessage()), e);
        }
    }
}
