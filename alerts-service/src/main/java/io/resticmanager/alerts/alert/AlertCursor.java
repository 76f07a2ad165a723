package io.resticmanager.alerts.alert;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import io.resticmanager.contracts.alert.Alert;

/** Where a page ended: status, time and id of its last alert. */
record AlertCursor(int rank, Instant raisedAt, String id) {

    static AlertCursor after(Alert last) {
        return new AlertCursor(last.status().ordinal(), last.raisedAt(), last.id());
    }

    /** As callers carry it; opaque to them. */
    String text() {
        var plain = rank + ":" + raisedAt.toEpochMilli() + ":" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when it is none of ours. */
    static Optional<AlertCursor> parse(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(":", 3);
            return plain.length == 3
                    ? Optional.of(new AlertCursor(Integer.parseInt(plain[0]),
                            Instant.ofEpochMilli(Long.parseLong(plain[1])), plain[2]))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }
}
