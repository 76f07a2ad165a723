package io.resticmanager.notifications.channel.smtp;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

import io.resticmanager.contracts.notification.NotificationsRpc.Header;
import io.resticmanager.contracts.notification.NotificationsRpc.Preview;
import io.resticmanager.notifications.channel.Daily;
import io.resticmanager.notifications.channel.Destination;
import io.resticmanager.notifications.channel.Notification;
import io.resticmanager.notifications.channel.Outcome;

/** One mailbox. */
final class SmtpDestination implements Destination {

    private final SmtpSettings settings;
    private final SmtpSender sender;
    private final Clock clock;

    SmtpDestination(SmtpSettings settings, SmtpSender sender, Clock clock) {
        this.settings = settings;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public String summary() {
        var where = "%s over %s".formatted(settings.to().address(), settings.host());
        return settings.digest() == null ? where : where + ", " + settings.digest();
    }

    @Override
    public Optional<Daily> digest() {
        return Optional.ofNullable(settings.digest());
    }

    @Override
    public String host() {
        return settings.host();
    }

    @Override
    public String server() {
        return "%s:%d".formatted(settings.host(), settings.port());
    }

    @Override
    public Preview preview(Notification news) {
        var headers = new ArrayList<Header>();
        headers.add(new Header("From", settings.from().anew().toUnicodeString()));
        headers.add(new Header("To", settings.to().anew().toUnicodeString()));
        headers.add(new Header("Subject", MailText.subject(news)));
        headers.add(new Header("Message-ID", MailIds.own(news)));
        MailIds.first(news).ifPresent(first -> {
            headers.add(new Header("In-Reply-To", first));
            headers.add(new Header("References", first));
        });
        return new Preview("Mail over %s:%d, %s".formatted(settings.host(), settings.port(), way()), headers,
                MailText.body(news));
    }

    @Override
    public Outcome send(Notification news, Duration patience) {
        return sender.send(settings, new SmtpSession(settings, news.linkHost()),
                session -> Mail.of(news, settings, session, clock.instant()), patience);
    }

    private String way() {
        return switch (settings.encryption()) {
            case none -> "not encrypted";
            case starttls -> "STARTTLS";
            case tls -> "TLS";
        };
    }
}
