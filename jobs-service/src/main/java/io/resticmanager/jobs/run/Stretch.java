package io.resticmanager.jobs.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * Due runs of one schedule in a row, both ends included, of which the open ones become the same: {@code skipped}, for a reason,
 * or {@code missed}. What was missed can become skipped, not the other way round.
 */
record Stretch(String scheduleId, String hostId, Instant since, Instant until, RunState state,
        @Nullable String reason) {

    static Stretch skipped(Schedule schedule, Instant since, Instant until, String reason) {
        return new Stretch(schedule.id(), schedule.hostId(), since, until, RunState.skipped, reason);
    }

    /** All that was due before that moment. */
    static Stretch missed(Schedule schedule, Instant before) {
        return new Stretch(schedule.id(), schedule.hostId(), Instant.EPOCH, before.minusMillis(1), RunState.missed,
                null);
    }

    static Stretch read(ResultSet rows) throws SQLException {
        return new Stretch(rows.getString("schedule_id"), rows.getString("host_id"),
                Instant.ofEpochMilli(rows.getLong("since")), Instant.ofEpochMilli(rows.getLong("until")),
                RunState.valueOf(rows.getString("state")), rows.getString("reason"));
    }

    Stretch from(Instant next) {
        return new Stretch(scheduleId, hostId, next, until, state, reason);
    }

    Stretch to(Instant last) {
        return new Stretch(scheduleId, hostId, since, last, state, reason);
    }
}
