package io.resticmanager.jobs.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import io.resticmanager.contracts.run.RunState;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code run}, as those who change it see it. */
record RunRow(String scheduleId, Instant dueAt, String hostId, Instant lateAt, RunState state, @Nullable String jobId) {

    static RunRow read(ResultSet rows) throws SQLException {
        return new RunRow(rows.getString("schedule_id"), Instant.ofEpochMilli(rows.getLong("due_at")),
                rows.getString("host_id"), Instant.ofEpochMilli(rows.getLong("late_at")),
                RunState.valueOf(rows.getString("state")), rows.getString("job_id"));
    }
}
