package io.resticmanager.cli.screen;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and sizes for people; the times are those of this machine's zone. */
public record Words(ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String NONE = "-";
    private static final int KIB = 1024;
    private static final String UNITS = "KMGTPE";

    /** Of an instant as the API writes it; a dash for none. */
    public String time(String instant) {
        try {
            return instant.isEmpty() ? NONE : TIME.format(Instant.parse(instant).atZone(zone));
        } catch (DateTimeException _) {
            // From a server that is newer than this client.
            return instant;
        }
    }

    /** Between two instants, as {@code 1h 2m} or {@code 12s}; a dash where one is missing. */
    public static String span(String begin, String end) {
        try {
            return begin.isEmpty() || end.isEmpty()
                    ? NONE
                    : length(Duration.between(Instant.parse(begin), Instant.parse(end)));
        } catch (DateTimeException _) {
            return NONE;
        }
    }

    private static String length(Duration time) {
        if (time.toHours() > 0) {
            return "%dh %dm".formatted(time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0
                ? "%dm %ds".formatted(time.toMinutes(), time.toSecondsPart())
                : "%ds".formatted(time.toSeconds());
    }

    /** As {@code 1.5 GiB}. */
    public static String bytes(long bytes) {
        var unit = -1;
        double value = bytes;
        while (value >= KIB && unit < UNITS.length() - 1) {
            value /= KIB;
            unit++;
        }
        return unit < 0 ? bytes + " B" : "%.1f %siB".formatted(value, UNITS.charAt(unit));
    }

    /** The text, or a dash for none. */
    public static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }
}
