package io.resticmanager.gateway.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Reads rows of the log. */
final class AuditRows {

    private AuditRows() {}

    /** @throws IllegalArgumentException when it holds what we never write */
    static AuditRow read(ResultSet rows) throws SQLException {
        if (rows.getInt("encoding") != RowHash.ENCODING) {
            throw new IllegalArgumentException("an encoding that is not known");
        }
        var act = new Act(rows.getString("event_id"), Instant.ofEpochMilli(rows.getLong("occurred_at")),
                Instant.ofEpochMilli(rows.getLong("recorded_at")), rows.getString("actor"),
                rows.getString("actor_id"), rows.getString("via"), rows.getString("address"), rows.getString("action"),
                new AuditLog.Target(rows.getString("target_kind"), rows.getString("target_id")),
                rows.getString("host_id"), rows.getString("details"),
                AuditLog.Result.valueOf(rows.getString("result")));
        return new AuditRow(rows.getLong("n"), act, rows.getString("previous"), rows.getString("hash"));
    }
}
