package io.resticmanager.tests.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.snapshot.Snapshot;

/**
 * Hosts, jobs, due runs, snapshots and measurements by the thousand, written into the databases of hub and jobs-service, in the tables
 * that these made ({@code bench/fleet*.sql}). What is due comes once a day, some hours from now, so that nothing happens while it is
 * measured.
 */
final class GeneratedHosts {

    /** How all names begin. */
    static final String NAME = "host-";
    private static final int BUSY_MS = 30_000;
    private static final int CACHE_KIB = 256 * 1024;
    // After the last due run there is room for the jobs of its day.
    private static final Duration SINCE_DUE = Duration.ofHours(6);
    private static final Source SOURCE = Source.of(List.of("/etc", "/home", "/srv/data"));
    private static final Summary SUMMARY = new Summary("SNAPSHOT", 120L, 35L, 84_000L, 310_000_000L, 120_000_000L,
            84_155L,
            96_000_000_000L, 71.5, null, null, null);
    private static final Snapshot SNAPSHOT = new Snapshot("SNAPSHOT", "01234567", Instant.EPOCH, "host", "root",
            SOURCE.paths(), List.of(), null, 84_155L, 96_000_000_000L, 310_000_000L, "restic 0.18.0");
    private static final JobError ERROR = new JobError("repository_unreachable", "The repository did not answer.",
            "See whether the storage server runs.");

    private final Path hub;
    private final Path jobs;
    private final Instant due;

    GeneratedHosts(Path hub, Path jobs, Instant now) {
        this.hub = hub;
        this.jobs = jobs;
        this.due = now.truncatedTo(ChronoUnit.HOURS).minus(SINCE_DUE);
    }

    static String id(int host) {
        return "01J%023d".formatted(host);
    }

    static String name(int host) {
        return NAME + "%05d".formatted(host);
    }

    /** The hub has to run: it forgets at its start who was connected, and takes these for connected. */
    void atHub(int first, int behind) throws SQLException, IOException {
        generate(hub, "bench/fleet-hub.sql", first, behind, 0);
    }

    /** The same hosts have not been heard of since the last run was due. */
    void awayFromHub(int first, int behind) throws SQLException, IOException {
        generate(hub, "bench/alerts-hub.sql", first, behind, 0);
    }

    /** The same hosts, each with so many jobs. Nobody else may write meanwhile: it takes minutes. */
    void atJobs(int first, int behind, int jobsEach) throws SQLException, IOException {
        generate(jobs, "bench/fleet-jobs.sql", first, behind, jobsEach);
    }

    private void generate(Path database, String script, int first, int behind, int jobsEach)
            throws SQLException, IOException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            run(connection, "PRAGMA busy_timeout = " + BUSY_MS);
            run(connection, "PRAGMA cache_size = -" + CACHE_KIB);
            connection.setAutoCommit(false);
            run(connection, read("bench/fleet.sql"));
            want(connection, first, behind, jobsEach);
            run(connection, read(script));
            connection.commit();
        }
    }

    private void want(Connection connection, int first, int behind, int jobsEach) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO wanted VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, first);
            insert.setInt(2, behind);
            insert.setInt(3, jobsEach);
            insert.setLong(4, due.toEpochMilli());
            insert.setString(5, Json.text(schedule()));
            insert.setString(6, Json.text(SOURCE));
            insert.setString(7, Json.text(SUMMARY));
            insert.setString(8, Json.text(SNAPSHOT));
            insert.setString(9, Json.text(ERROR));
            insert.executeUpdate();
        }
    }

    private Schedule schedule() {
        return new Schedule("SCHEDULE", "HOST", "Daily", JobKind.backup, true,
                "0 %d * * *".formatted(due.atZone(ZoneOffset.UTC).getHour()), "UTC", 0, true, SOURCE, null, null, false,
                null, null, 1, null, null, null);
    }

    private static void run(Connection connection, String script) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : script.split(";\n")) {
                statement.execute(sql);
            }
        }
    }

    private static String read(String resource) throws IOException {
        try (var in = GeneratedHosts.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
