package io.resticmanager.gateway.audit;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of a row, encoding 1: the words {@code restic-manager audit 1}, the hash of the row before, its number and times as 8 bytes each, then
 * its texts in the order of the table. A text is its length in bytes (4 bytes, -1 for one that is absent) and its UTF-8: no two different rows
 * give the same bytes.
 */
final class RowHash {

    static final int ENCODING = 1;

    /** Before the first row. */
    static final String NONE = "0".repeat(64);

    private static final String DOMAIN = "restic-manager audit 1";

    private RowHash() {}

    static String of(String previous, long n, Act act) {
        var digest = sha256();
        try (var out = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            write(out, previous, n, act);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void write(DataOutputStream out, String previous, long n, Act act) throws IOException {
        text(out, DOMAIN);
        text(out, previous);
        out.writeLong(n);
        text(out, act.eventId());
        out.writeLong(act.occurredAt().toEpochMilli());
        out.writeLong(act.recordedAt().toEpochMilli());
        text(out, act.actor());
        text(out, act.actorId());
        text(out, act.address());
        text(out, act.action());
        text(out, act.target().kind());
        text(out, act.target().id());
        text(out, act.hostId());
        text(out, act.details());
        text(out, act.result().name());
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
