package io.resticmanager.gateway.view;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Numbers as people read them: binary units with a space, durations in the two largest units, thin thousands. */
public final class Words {

    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

    private Words() {}

    /** As in {@code 1.21 GiB}. */
    public static String size(long bytes) {
        var unit = unit(bytes);
        var value = in(unit, bytes);
        return String.format(Locale.ROOT, bytes < 1024 || value >= 100 ? "%.0f %s" : "%.1f %s", value, unit);
    }

    /** The largest unit of which there is one, as in {@code GiB}. */
    static String unit(long bytes) {
        var unit = 0;
        for (var left = bytes; left >= 1024 && unit < UNITS.size() - 1; left /= 1024) {
            unit++;
        }
        return UNITS.get(unit);
    }

    static double in(String unit, long bytes) {
        return bytes / Math.pow(1024, UNITS.indexOf(unit));
    }

    /** As in {@code 11 min 8 s}; shorter than a second is {@code under 1 s}. */
    public static String duration(Duration duration) {
        var seconds = duration.toSeconds();
        if (seconds < 1) {
            return "under 1 s";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return "%d min %d s".formatted(seconds / 60, seconds % 60);
        }
        return seconds < 86_400
                ? "%d h %d min".formatted(seconds / 3_600, seconds % 3_600 / 60)
                : "%d d %d h".formatted(seconds / 86_400, seconds % 86_400 / 3_600);
    }

    /** A sentence's beginning. */
    static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** With a full stop, unless it has an end already. */
    static String sentence(String words) {
        return words.matches("(?s).*[.!?]") ? words : words + ".";
    }

    /** Thousands apart by a narrow space. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
    }

    /** As in {@code 1 host}, {@code 2 hosts}. */
    public static String plural(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
