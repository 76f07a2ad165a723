package io.resticmanager.contracts.schedule;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;

/**
 * When a run that is due begins, as agent and manager both reckon it: up to {@code jitterS} seconds (0 to 21,600) later, so that
 * a fleet does not begin at once, and always before the next is due, so that runs begin in order and none passes another by. The
 * delay follows from host, schedule and due time alone, the same whenever and wherever it is asked for. See docs/adr/0041.
 */
public record Spread(String hostId, String scheduleId, Timetable timetable, int jitterS) {

    /** So late a run still begins on time: a restart or a short sleep is no reason to leave one out. */
    public static final Duration ON_TIME = Duration.ofMinutes(5);

    /** When the run of that due time begins. */
    public Instant beginOf(Instant due) {
        var room = Math.min(jitterS, beforeTheNext(due));
        return room <= 0 ? due : due.plusSeconds(chance(due).mod(BigInteger.valueOf(room + 1)).longValue());
    }

    // The next is at least a minute away, but for zones that changed by seconds.
    private long beforeTheNext(Instant due) {
        return timetable.next(due).map(next -> Duration.between(due, next).toSeconds() - 1).orElse((long) jitterS);
    }

    private BigInteger chance(Instant due) {
        try {
            var text = String.join("/", "jitter", hostId, scheduleId, Long.toString(due.toEpochMilli()));
            return new BigInteger(1,
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whether a run that was to begin then, and begins now, is on time; both ends included. */
    public static boolean onTime(Instant begin, Instant now) {
        return !now.isAfter(begin.plus(ON_TIME));
    }
}
