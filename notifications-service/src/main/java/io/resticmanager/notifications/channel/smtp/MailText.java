package io.resticmanager.notifications.channel.smtp;

import java.util.List;

import io.resticmanager.notifications.channel.Notification;
import io.resticmanager.notifications.channel.NotificationEvent;
import io.resticmanager.notifications.channel.text.News;
import io.resticmanager.notifications.channel.text.OneLine;
import io.resticmanager.notifications.channel.text.Prose;

/** Subject and text of a mail. */
final class MailText {

    private static final int LONGEST = 100;

    private MailText() {}

    static String subject(Notification news) {
        if (news.event() == NotificationEvent.DIGEST) {
            return "[restic-manager] Digest: "
                    + OneLine.of(Prose.of(news.message()).lines().findFirst().orElse(""), LONGEST);
        }
        return "[restic-manager] [%s] %s: %s".formatted(news.severity(), OneLine.of(news.hostName(), LONGEST),
                OneLine.of(news.kind(), LONGEST));
    }

    static String body(Notification news) {
        if (news.event() == NotificationEvent.DIGEST) {
            return News.message(news) + "\n";
        }
        var facts = List.of("Raised at: " + News.time(news.raisedAt()), "Severity: " + news.severity(),
                "Host: " + OneLine.of(news.hostName(), LONGEST), "Kind: " + OneLine.of(news.kind(), LONGEST),
                "Link: " + news.link());
        return News.message(news) + "\n\n" + News.missed(news).map(missed -> missed + "\n\n").orElse("")
                + String.join("\n", facts) + "\n";
    }
}
