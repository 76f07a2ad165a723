package io.resticmanager.notifications.channel.smtp;

import java.util.Optional;
import java.util.stream.Collectors;

import io.resticmanager.notifications.channel.Notification;

/**
 * What threads the mails of one alert together: the first has the alert's id, each later one an id of its own and points at the first,
 * which is that of a group where the alert was told with others.
 * The same at each attempt, so that a mail program shows a repetition once.
 */
final class MailIds {

    private MailIds() {}

    static String own(Notification news) {
        return id(news.first() ? news.alertId() : news.deliveryId(), news);
    }

    /** Of the mails that told these alerts first; a group may have several, and the first mail of an alert has none. */
    static Optional<String> first(Notification news) {
        return news.thread().isEmpty()
                ? Optional.empty()
                : Optional.of(news.thread().stream().map(it -> id(it, news)).collect(Collectors.joining(" ")));
    }

    private static String id(String left, Notification news) {
        return "<" + atoms(left) + "@" + right(atoms(news.linkHost())) + ">";
    }

    private static String right(String host) {
        return host.contains(":") ? "[IPv6:" + host + "]" : host;
    }

    private static String atoms(String text) {
        return text.replaceAll("[^A-Za-z0-9.:-]", "");
    }
}
