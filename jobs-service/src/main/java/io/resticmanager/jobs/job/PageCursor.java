package io.resticmanager.jobs.job;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page ended: the time and id of its last row. A page that follows begins right after it, however many rows have
 * come since.
 */
public record PageCursor(Instant at, String id) {

    /** As callers carry it; opaque to them. */
    public String text() {
        var plain = at.toEpochMilli() + ":" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when it is none of ours. */
    public static Optional<PageCursor> parse(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(":", 2);
            return plain.length == 2
                    ? Optional.of(new PageCursor(Instant.ofEpochMilli(Long.parseLong(plain[0])), plain[1]))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }
}
