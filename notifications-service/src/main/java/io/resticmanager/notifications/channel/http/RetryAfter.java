package io.resticmanager.notifications.channel.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The header of RFC 9110, 10.2.3: seconds, or a date. */
final class RetryAfter {

    /** More than a day is no answer to us: by then the news is old. */
    private static final Duration MOST = Duration.ofHours(24);
    private static final int DIGITS = 9;

    private RetryAfter() {}

    static Optional<Duration> read(@Nullable String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        var text = header.strip();
        var wait = text.matches("[0-9]{1," + DIGITS + "}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : date(text).map(date -> Duration.between(now, date));
        return wait.filter(Duration::isPositive).map(asked -> asked.compareTo(MOST) > 0 ? MOST : asked);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
