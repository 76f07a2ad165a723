package io.resticmanager.gateway.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

import org.jspecify.annotations.Nullable;

/**
 * The HMAC-SHA-256 (RFC 2104) of a row, encoding 1: the words {@code restic-manager audit 1}, the hash of the row before, its number and times as 8 bytes each, then
 * its texts in the order of the table. A text is its length in bytes (4 bytes, -1 for one that is absent) and its UTF-8: no two different rows
 * give the same bytes.
 */
final class RowHash {

    static final int ENCODING = 1;

    /** Before the first row. */
    static final String NONE = "0".repeat(64);

    private static final String DOMAIN = "restic-manager audit 1";

    private RowHash() {}

    static String of(SecretKey key, String previous, long n, Act act) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(out, previous, n, act);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(mac(key).doFinal(bytes.toByteArray()));
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
        text(out, act.via());
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

    private static Mac mac(SecretKey key) {
        try {
            var mac = Mac.getInstance(ChainKey.ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
