package io.resticmanager.agent.restic;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A version of restic, as {@code restic version} prints it in text (0.14) or JSON (0.18). */
public record ResticVersion(int major, int minor, int patch) implements Comparable<ResticVersion> {

    static final ResticVersion OLDEST = new ResticVersion(0, 14, 0);
    /** From here on SIGTERM makes restic clean up; before, it dies at once and leaves its lock. */
    static final ResticVersion CLEAN_SIGTERM = new ResticVersion(0, 17, 0);
    static final ResticVersion REST_CREDENTIALS = new ResticVersion(0, 16, 1);
    static final ResticVersion READ_CONCURRENCY = new ResticVersion(0, 15, 0);

    /** From here on a restore says how far it is, and can leave alone what is there. */
    static final ResticVersion RESTORE_TELLS = new ResticVersion(0, 17, 0);

    private static final Pattern PRINTED = Pattern
            .compile("(?:^restic |\"version\":\")v?(\\d+)\\.(\\d+)(?:\\.(\\d+))?");
    private static final Comparator<ResticVersion> ORDER = Comparator.comparingInt(ResticVersion::major)
            .thenComparingInt(ResticVersion::minor).thenComparingInt(ResticVersion::patch);

    static Optional<ResticVersion> parse(String printed) {
        var match = PRINTED.matcher(printed);
        return match.find()
                ? Optional.of(new ResticVersion(number(match.group(1)), number(match.group(2)), number(match.group(3))))
                : Optional.empty();
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    public boolean atLeast(ResticVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(ResticVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
