package io.resticmanager.agent.restic;

import java.util.Optional;
import java.util.regex.Pattern;

import io.resticmanager.contracts.job.Progress;

/** The progress that check (before 0.18) and prune print as text, such as {@code [0:07] 12.50%  1 / 8 packs}. */
final class TextProgress {

    private static final Pattern PRINTED = Pattern.compile("\\[[\\d:]+\\]\\s+([\\d.]+)%\\s+(\\d+ / \\d+ .+)");

    private TextProgress() {}

    /** Empty when the line is no progress. */
    static Optional<Progress> parse(String line) {
        var match = PRINTED.matcher(line.strip());
        return match.matches()
                ? Optional.of(new Progress(percent(match.group(1)), 0, null, 0, null, 0, null, match.group(2)))
                : Optional.empty();
    }

    private static double percent(String text) {
        try {
            return Math.clamp(Double.parseDouble(text), 0, 100);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
