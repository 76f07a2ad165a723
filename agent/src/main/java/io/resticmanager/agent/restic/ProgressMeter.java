package io.resticmanager.agent.restic;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.resticmanager.contracts.job.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Makes progress out of restic's status lines, at most four a second. The rate is that of the last seconds. While restic
 * still scans, its totals grow and its percentage falls: a small step back is not shown, a large one is, for it is true.
 * restic's bytes are those it has read. Where sending takes longer, under a limit or while nothing more is read, what they promise
 * of the end is wrong, and nothing is said of it.
 */
final class ProgressMeter {

    private static final long GAP = Duration.ofMillis(240).toNanos();
    private static final long WINDOW = Duration.ofSeconds(5).toNanos();
    private static final double STEP_BACK = 10;

    private record Sample(long at, long bytes) {}

    private final Deque<Sample> samples = new ArrayDeque<>();
    private final boolean limited;
    private double shown;
    private long lastAt = Long.MIN_VALUE;

    /** @param limited whether it sends no faster than it is told to */
    ProgressMeter(boolean limited) {
        this.limited = limited;
    }

    /** @param now in nanoseconds, of a clock that never goes back */
    Optional<Progress> take(ResticMessage.Status status, long now) {
        if (lastAt != Long.MIN_VALUE && now - lastAt < GAP) {
            return Optional.empty();
        }
        lastAt = now;
        var bytes = orZero(status.bytesDone());
        var rate = rate(bytes, now);
        return Optional.of(new Progress(percent(status), orZero(status.filesDone()), status.totalFiles(), bytes,
                status.totalBytes(), rate, eta(status, bytes, rate), current(status.currentFiles())));
    }

    private long rate(long bytes, long now) {
        samples.addLast(new Sample(now, bytes));
        while (now - samples.getFirst().at() > WINDOW) {
            samples.removeFirst();
        }
        var first = samples.getFirst();
        var time = now - first.at();
        return time <= 0 ? 0 : Math.max(0, Math.round((bytes - first.bytes()) * 1e9 / time));
    }

    private double percent(ResticMessage.Status status) {
        var said = Math.clamp(100 * Objects.requireNonNullElse(status.percentDone(), 0.0), 0, 100);
        if (said > shown || shown - said > STEP_BACK) {
            shown = Math.round(said * 10) / 10.0;
        }
        return shown;
    }

    private @Nullable Long eta(ResticMessage.Status status, long bytes, long rate) {
        if (limited || bytes > 0 && rate == 0) {
            return null;
        }
        if (status.secondsRemaining() != null) {
            return status.secondsRemaining();
        }
        var left = orZero(status.totalBytes()) - bytes;
        return left > 0 && rate > 0 ? Long.valueOf((left + rate - 1) / rate) : null;
    }

    private static @Nullable String current(@Nullable List<String> files) {
        return files == null || files.isEmpty() ? null : files.getFirst();
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
