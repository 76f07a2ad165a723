package io.resticmanager.agent.restic;

import java.util.Optional;
import java.util.regex.Pattern;

import io.resticmanager.agent.restic.RestoreEnd.Cause;
import io.resticmanager.contracts.job.Item;

/** How restic tells what it could not restore: in JSON since 0.17, and in words before. */
final class RestoreFailure {

    // Where a path ends can not be known when it has a colon and a blank in it; its
    // reason has one more often.
    private static final Pattern IGNORING = Pattern.compile("ignoring error for (/.*?): (.+)");
    private static final Pattern DAMAGED = Pattern.compile("ciphertext verification failed|invalid data returned"
            + "|<data/|not found in (repository|index)|hash does not match|/data/[0-9a-f]{2}/[0-9a-f]{64}: no such file");
    private static final Pattern FULL = Pattern.compile("no space left on device|disk quota exceeded");
    private static final int MOST_QUOTED = 500;

    private RestoreFailure() {}

    static Optional<Item.NotRestored> of(ErrorLine line) {
        return switch (line) {
            case ErrorLine.Item(var path, var reason) -> Optional.of(failure(path, reason));
            case ErrorLine.Text(var text) -> {
                var said = IGNORING.matcher(text);
                yield said.matches() ? Optional.of(failure(said.group(1), said.group(2))) : Optional.empty();
            }
            case ErrorLine.Verdict _ -> Optional.empty();
        };
    }

    private static Item.NotRestored failure(String path, String reason) {
        return new Item.NotRestored(path, reason.length() > MOST_QUOTED
                ? reason.substring(0, MOST_QUOTED) + "…"
                : reason);
    }

    static Cause cause(String reason) {
        if (DAMAGED.matcher(reason).find()) {
            return Cause.DAMAGED;
        }
        if (FULL.matcher(reason).find()) {
            return Cause.FULL;
        }
        return reason.endsWith("file exists") ? Cause.IN_THE_WAY : Cause.OTHER;
    }
}
