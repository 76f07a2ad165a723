package io.resticmanager.contracts.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How far a list of jobs goes back: jobs that were queued within it, or failed within it. What runs or waits is in each, however
 * long it has been there.
 */
public enum JobPeriod {

    day("24h", Duration.ofDays(1)), week("7d", Duration.ofDays(7)), month("30d", Duration.ofDays(30)), all("all",
            null);

    private final String word;
    private final @Nullable Duration length;

    JobPeriod(String word, @Nullable Duration length) {
        this.word = word;
        this.length = length;
    }

    /** As it is asked for, as in {@code 24h}. */
    public String word() {
        return word;
    }

    /** When it begins; empty for one without a beginning. */
    public Optional<Instant> since(Instant now) {
        return Optional.ofNullable(length).map(now::minus);
    }

    /** By its word; empty for none of them. */
    public static Optional<JobPeriod> of(String word) {
        return Stream.of(values()).filter(period -> period.word.equals(word)).findFirst();
    }
}
