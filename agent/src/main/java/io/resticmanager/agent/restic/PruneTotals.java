package io.resticmanager.agent.restic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a prune removes and what it leaves, in bytes, as restic reckons before it begins: no other figure counts what lies there
 * unused. Printed as text such as {@code total prune: 15 blobs / 19.075 MiB} by 0.14 and 0.18 alike, and rounded so. Null for
 * what was not printed.
 */
public record PruneTotals(@Nullable Long freed, @Nullable Long remaining) {

    static final PruneTotals NONE = new PruneTotals(null, null);

    private static final Pattern PRINTED = Pattern
            .compile("(total prune|remaining):\\s+\\d+ blobs / (\\d+(?:\\.\\d+)?) (B|KiB|MiB|GiB|TiB)");
    private static final String UNITS = "BKMGT";

    /** The same, with what this line tells. */
    PruneTotals heard(String line) {
        var match = PRINTED.matcher(line.strip());
        if (!match.matches()) {
            return this;
        }
        return match.group(1).equals("remaining")
                ? new PruneTotals(freed, bytes(match))
                : new PruneTotals(bytes(match), remaining);
    }

    private static Long bytes(Matcher match) {
        var unit = UNITS.indexOf(match.group(3).charAt(0));
        return Math.round(Double.parseDouble(match.group(2)) * Math.pow(1024, unit));
    }
}
