package io.resticmanager.jobs.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * What the schedules of jobs are called. A removed one keeps its name. Another host that names a schedule says nothing about it.
 */
@Singleton
class ScheduleNames {

    private static final String FIND = """
            SELECT id, host_id, name FROM schedule WHERE id IN (SELECT value FROM json_each(?))""";

    private final Transactions transactions;

    /** Whose schedule it is, and what it is called. */
    record Owned(String hostId, String name) {}

    ScheduleNames(@Named("jobs") Transactions transactions) {
        this.transactions = transactions;
    }

    /** Empty for one that never was. */
    Optional<Owned> find(String id) {
        return Optional.ofNullable(read(List.of(id)).get(id));
    }

    @Nullable
    String of(StoredJob job) {
        return job.scheduleId() == null ? null : of(List.of(job)).get(job.id());
    }

    /** By the jobs' ids; none for a job without a schedule of its host. */
    Map<String, String> of(List<StoredJob> jobs) {
        var schedules = read(jobs.stream().map(StoredJob::scheduleId).filter(Objects::nonNull).distinct().toList());
        var names = new HashMap<String, String>();
        for (var job : jobs) {
            var schedule = job.scheduleId() == null ? null : schedules.get(job.scheduleId());
            if (schedule != null && schedule.hostId().equals(job.hostId())) {
                names.put(job.id(), schedule.name());
            }
        }
        return names;
    }

    private Map<String, Owned> read(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : transactions.<Map<String, Owned>>readSql(connection -> read(connection, ids));
    }

    private static Map<String, Owned> read(Connection connection, Collection<String> ids) throws SQLException {
        var found = new HashMap<String, Owned>();
        try (var select = connection.prepareStatement(FIND)) {
            select.setString(1, Json.text(ids.toArray(String[]::new)));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), new Owned(rows.getString(2), rows.getString(3)));
                }
            }
        }
        return found;
    }
}
