package io.resticmanager.notifications.digest;

import java.util.List;
import java.util.Locale;

/** Numbers in words. */
final class Figures {

    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
    private static final int KIBI = 1024;

    private Figures() {}

    static String plural(long count, String noun) {
        return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }

    /** As in {@code 12.3 GiB}. */
    static String size(long bytes) {
        var unit = 0;
        double value = bytes;
        while (value >= KIBI && unit < UNITS.size() - 1) {
            value /= KIBI;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS.get(unit));
    }
}
