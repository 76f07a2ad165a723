package io.resticmanager.agent.schedule;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;

import com.github.f4b6a3.ulid.Ulid;

/**
 * What follows from a run's host, schedule and due time alone: the id of its job, so that one run is one job whatever was
 * forgotten meanwhile, and by how much it is put off.
 */
final class RunId {

    private static final int RANDOM_BYTES = 10;

    private RunId() {}

    /** A ULID of the due time. */
    static String of(String hostId, String scheduleId, Instant due) {
        var chance = Arrays.copyOf(digest("job", hostId, scheduleId, due), RANDOM_BYTES);
        return new Ulid(due.toEpochMilli(), chance).toString();
    }

    /** A number from 0 to below that bound, the same each time. */
    static long chance(String hostId, String scheduleId, Instant due, long bound) {
        return new BigInteger(1, digest("jitter", hostId, scheduleId, due)).mod(BigInteger.valueOf(bound)).longValue();
    }

    private static byte[] digest(String what, String hostId, String scheduleId, Instant due) {
        try {
            var text = String.join("/", what, hostId, scheduleId, Long.toString(due.toEpochMilli()));
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
