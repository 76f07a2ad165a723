package io.resticmanager.gateway.view;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them: binary units with a space, durations in the two largest units, thin thousands. */
public final class Words {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Words() {}

    /** As in {@code 1.21 GiB}. */
    public static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 || value >= 100
                ? String.format(Locale.ROOT, "%.0f %s", value, UNITS[unit])
                : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
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

    /** Thousands apart by a narrow space. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
    }

    /** As in {@code 1 host}, {@code 2 hosts}. */
    public static String plural(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
