package io.resticmanager.notifications.channel.text;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import io.resticmanager.notifications.channel.Notification;

/** A notification in words, for the channels that people read. */
public final class News {

    private News() {}

    /** The message; before it what became of the alert, where it is not new. */
    public static String message(Notification news) {
        var message = Prose.of(news.message());
        return switch (news.event()) {
            case RAISED, DIGEST -> message;
            case ACKNOWLEDGED -> "Acknowledged" + by(news) + ": " + message;
            case RESOLVED -> "Resolved" + by(news) + ": " + because(news) + message;
            case TEST -> news.isDrill() ? "Drill, nothing is wrong: " + message : message;
        };
    }

    /** The message of a test. */
    public static String askedForBy(String actor) {
        return "This is a test of the channel, asked for by %s.".formatted(actor);
    }

    /** What the channel never got before this. */
    public static Optional<String> missed(Notification news) {
        return missed(news.missed());
    }

    public static Optional<String> missed(List<Notification.Missed> missed) {
        return missed.isEmpty()
                ? Optional.empty()
                : Optional.of(missed.stream().map(News::missed)
                        .collect(Collectors.joining(", ", "Not delivered before: ", ".")));
    }

    /** To the second, as in {@code 2026-05-04T15:42:01Z}. */
    public static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String missed(Notification.Missed missed) {
        return missed.event().name().toLowerCase(Locale.ROOT) + " at " + time(missed.at());
    }

    // First, as what is long is cut at its end.
    private static String because(Notification news) {
        var reason = news.reason();
        return reason == null ? "" : OneLine.of(reason, 200) + "\nIt was: ";
    }

    private static String by(Notification news) {
        var actor = news.actor();
        return actor == null ? "" : " by " + OneLine.of(actor, 100);
    }
}
