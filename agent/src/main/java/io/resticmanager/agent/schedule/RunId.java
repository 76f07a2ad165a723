package io.resticmanager.agent.schedule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;

import com.github.f4b6a3.ulid.Ulid;

/** The id of a run's job: it follows from host, schedule and due time alone, so that one run is one job whatever was forgotten meanwhile. */
final class RunId {

    private static final int RANDOM_BYTES = 10;

    private RunId() {}

    /** A ULID of the due time. */
    static String of(String hostId, String scheduleId, Instant due) {
        var chance = Arrays.copyOf(digest(hostId, scheduleId, due), RANDOM_BYTES);
        return new Ulid(due.toEpochMilli(), chance).toString();
    }

    private static byte[] digest(String hostId, String scheduleId, Instant due) {
        try {
            var text = String.join("/", "job", hostId, scheduleId, Long.toString(due.toEpochMilli()));
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
