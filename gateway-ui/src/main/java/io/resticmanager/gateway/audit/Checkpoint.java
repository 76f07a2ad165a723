package io.resticmanager.gateway.audit;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import io.resticmanager.contracts.json.Wire;

/**
 * A signed statement: the log had {@code lastN} rows then, and the last of them had this hash. {@code number} counts from 1 without a gap; the
 * signature is Ed25519 (RFC 8032) in Base64, by the key {@code keyId}.
 */
@Wire
record Checkpoint(long number, long lastN, String hash, Instant at, String keyId, String signature) {

    static Checkpoint read(ResultSet rows) throws SQLException {
        return new Checkpoint(rows.getLong("number"), rows.getLong("last_n"), rows.getString("hash"),
                Instant.ofEpochMilli(rows.getLong("at")), rows.getString("key_id"), rows.getString("signature"));
    }

    Checkpoint signed(String by) {
        return new Checkpoint(number, lastN, hash, at, keyId, by);
    }

    /** What the signature is over. No field can hold a line break, so two different ones never read the same. */
    byte[] statement() {
        return "restic-manager audit checkpoint 1\n%d\n%d\n%s\n%d\n%s"
                .formatted(number, lastN, hash, at.toEpochMilli(), keyId).getBytes(StandardCharsets.UTF_8);
    }
}
