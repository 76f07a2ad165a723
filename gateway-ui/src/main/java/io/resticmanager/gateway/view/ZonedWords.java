package io.resticmanager.gateway.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them where a schedule lives, whatever zone the browser is in. */
final class ZonedWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK);

    private ZonedWords() {}

    /** As in {@code Sun 22 Nov 2026 02:30}. */
    static String time(Instant at, ZoneId zone) {
        return TIME.withZone(zone).format(at);
    }

    /** As in {@code Sun 22 Nov}. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }
}
