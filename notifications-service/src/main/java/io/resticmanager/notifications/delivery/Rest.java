package io.resticmanager.notifications.delivery;

import java.time.Duration;
import java.time.Instant;

import io.resticmanager.notifications.channel.NotificationSeverity;

/**
 * Until when nothing is sent on a channel that failed. What a receiver asked for in {@code Retry-After} holds for all but critical news:
 * that is tried once a minute, as the receiver may be full rather than down.
 *
 * @param critical for critical news
 * @param others for all else, never before that
 */
record Rest(Instant critical, Instant others) {

    static final Rest NONE = new Rest(Instant.MIN, Instant.MIN);
    private static final Duration CRITICAL = Duration.ofMinutes(1);

    /** After one more failure; what was asked for before still holds. */
    Rest failed(Instant now, Duration rest) {
        var until = now.plus(rest);
        var longer = others.isAfter(until) ? others : until;
        var minute = now.plus(CRITICAL);
        return new Rest(longer.isBefore(minute) ? longer : minute, longer);
    }

    /** When a delivery goes. */
    Instant due(NotificationSeverity severity, Instant nextAt) {
        var rest = severity == NotificationSeverity.critical ? critical : others;
        return rest.isAfter(nextAt) ? rest : nextAt;
    }
}
