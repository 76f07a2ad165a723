package io.resticmanager.agent.outbox;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How much may wait: at most {@code bytes}, and at most a tenth of what is free on the disk; for how long an
 * acknowledged frame is kept, in case the hub is restored from an older copy; how large one file grows.
 */
public record OutboxLimits(long bytes, Duration keepAcknowledged, long segmentBytes) {

    public static final OutboxLimits DEFAULT = new OutboxLimits(512L << 20, Duration.ofMinutes(15), 4L << 20);

    // The outbox itself is no reason to allow less than it has.
    long allowed(Path folder, long used) {
        return Math.min(bytes, (folder.toFile().getUsableSpace() + used) / 10);
    }

    // On a full disk several small files are still to be had, of which the oldest
    // can be shortened.
    long segment(long allowed) {
        return Math.min(segmentBytes, Math.max(64L << 10, allowed / 8));
    }
}
