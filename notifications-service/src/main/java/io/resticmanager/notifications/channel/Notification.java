package io.resticmanager.notifications.channel;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One piece of news for one channel.
 *
 * @param deliveryId the same at each attempt (a ULID): what a receiver knows a repetition by
 * @param alertId of the alert; for a test, drill or digest a fresh ULID; for a group that of its first alert
 * @param hostId empty for a test, drill or digest
 * @param hostName {@code restic-manager} for a test, drill or digest, {@code 7 hosts} for a group of several. Any text at all: a host names
 *            itself
 * @param kind of the alert, {@code test} or {@code drill}
 * @param message any text at all, of any length; for a group it names its alerts, one a line; for a digest its first line is
 *            the headline
 * @param at when this news happened; for raised that is {@code raisedAt}
 * @param actor who acknowledged or resolved; absent where nobody did
 * @param reason a sentence, why it was resolved where nobody did; absent for all else and where it was not told
 * @param link to the alert's page; to the list for a group, to the channel for a test or drill
 * @param linkHost host name of the link: right-hand side of a mail's ids
 * @param first nothing about this alert was delivered on this channel before: the mail that later ones refer to
 * @param missed news of this alert that the channel never got, the oldest first; this one tells the present state
 * @param group absent for a single alert
 * @param thread what the mails that told these alerts first were known by; empty when none of them was told
 */
public record Notification(NotificationEvent event, String deliveryId, String alertId, String hostId,
        String hostName, NotificationSeverity severity, String kind, String message, Instant raisedAt, Instant at,
        @Nullable String actor, @Nullable String reason, String link, String linkHost, boolean first,
        List<Missed> missed, @Nullable Group group, List<String> thread) {

    public Notification {
        missed = List.copyOf(missed);
        thread = List.copyOf(thread);
    }

    /** One whose alert was told first by a mail of its own, if at all. */
    public Notification(NotificationEvent event, String deliveryId, String alertId, String hostId, String hostName,
            NotificationSeverity severity, String kind, String message, Instant raisedAt, Instant at,
            @Nullable String actor, @Nullable String reason, String link, String linkHost, boolean first,
            List<Missed> missed, @Nullable Group group) {
        this(event, deliveryId, alertId, hostId, hostName, severity, kind, message, raisedAt, at, actor, reason, link,
                linkHost, first, missed, group, first ? List.of() : List.of(alertId));
    }

    /** An earlier piece of news that was not delivered. */
    public record Missed(NotificationEvent event, Instant at) {}

    /** Several alerts told as one; never on a webhook. At least two members. */
    public record Group(List<Member> members) {

        public Group {
            members = List.copyOf(members);
        }
    }

    public record Member(String alertId, String hostName, String message) {}

    /** A test that a person asked for. */
    public boolean isTest() {
        return event == NotificationEvent.TEST && kind.equals("test");
    }

    public boolean isDrill() {
        return event == NotificationEvent.TEST && kind.equals("drill");
    }
}
