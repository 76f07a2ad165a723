package io.resticmanager.platform.sqlite;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a service's file up to date: first the platform's tables, then the service's own, each with its own history. */
record Migrations(String service, SqliteSource source) {

    void run() {
        migrate("classpath:db/platform", platform(source));
        migrate("classpath:db/" + service, own(service, source));
    }

    static Flyway platform(SqliteSource source) {
        return flyway(source, "classpath:db/platform", "platform_schema_history");
    }

    static Flyway own(String service, SqliteSource source) {
        return flyway(source, "classpath:db/" + service, "schema_history");
    }

    // Version 0 as the baseline lets the second history begin in a file that
    // already has the first one's tables.
    private static Flyway flyway(SqliteSource source, String location, String history) {
        return Flyway.configure().dataSource(source).locations(location).table(history)
                .baselineOnMigrate(true).baselineVersion("0").failOnMissingLocations(true)
                .validateMigrationNaming(true).load();
    }

    private void migrate(String location, Flyway flyway) {
        try {
            SchemaAge.mustBeKnown(flyway, source.file());
            flyway.migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnusable("The database %s can not be brought up to date (%s): %s"
                    .formatted(source.file(), location, StorageTrouble.atStart(e)), e);
        }
    }
}
