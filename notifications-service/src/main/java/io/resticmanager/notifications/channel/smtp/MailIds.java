package io.resticmanager.notifications.channel.smtp;

import java.util.Optional;

import io.resticmanager.notifications.channel.Notification;

/**
 * What threads the mails of one alert together: the first has the alert's id, each later one an id of its own and points at the first.
 * The same at each attempt, so that a mail program shows a repetition once.
 */
final class MailIds {

    private MailIds() {}

    static String own(Notification news) {
        return id(news.first() ? news.alertId() : news.deliveryId(), news);
    }

    /** Empty for the first. */
    static Optional<String> first(Notification news) {
        return news.first() ? Optional.empty() : Optional.of(id(news.alertId(), news));
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
