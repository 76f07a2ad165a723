package io.resticmanager.gateway.audit;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A signed statement: the rows up to {@code lastN}, which had this hash, were removed by retention. {@code removed} of them went this time, at
 * {@code at}, as they were older than {@code keptDays} days; the latest of all that went so far was written down at {@code removedTo}.
 * {@code number} counts from 1 without a gap; the signature is as that of a {@link Checkpoint}.
 */
record Anchor(long number, long lastN, String hash, long removed, Instant removedTo, Instant at, long keptDays,
        String keyId, String signature) {

    static Anchor read(ResultSet rows) throws SQLException {
        return new Anchor(rows.getLong("number"), rows.getLong("last_n"), rows.getString("hash"),
                rows.getLong("removed"), Instant.ofEpochMilli(rows.getLong("removed_to")),
                Instant.ofEpochMilli(rows.getLong("at")), rows.getLong("kept_days"), rows.getString("key_id"),
                rows.getString("signature"));
    }

    Anchor of(String key) {
        return new Anchor(number, lastN, hash, removed, removedTo, at, keptDays, key, "");
    }

    Anchor signed(String by) {
        return new Anchor(number, lastN, hash, removed, removedTo, at, keptDays, keyId, by);
    }

    /** What the signature is over: begins otherwise than that of a checkpoint, so that neither passes for the other. */
    byte[] statement() {
        return "restic-manager audit anchor 1\n%d\n%d\n%s\n%d\n%d\n%d\n%d\n%s"
                .formatted(number, lastN, hash, removed, removedTo.toEpochMilli(), at.toEpochMilli(), keptDays, keyId)
                .getBytes(StandardCharsets.UTF_8);
    }
}
