package io.resticmanager.notifications.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.resticmanager.notifications.Links;
import io.resticmanager.notifications.channel.Notification;
import io.resticmanager.notifications.channel.Notification.Group;
import io.resticmanager.notifications.channel.Notification.Member;
import io.resticmanager.notifications.channel.Notification.Missed;
import io.resticmanager.platform.sqlite.Ask;

/** Makes of a delivery, and of those that go with it, what a channel renders. */
@Singleton
final class Composer {

    private final Links links;

    Composer(Links links) {
        this.links = links;
    }

    /** @param members go with it; none for a single alert */
    Notification compose(Connection connection, Delivery it, List<Delivery> members) throws SQLException {
        return members.isEmpty() ? single(it, missed(connection, it)) : group(it, members);
    }

    /** About no alert: nothing can have been missed. */
    Notification compose(Delivery it) {
        return single(it, List.of());
    }

    private Notification single(Delivery it, List<Missed> missed) {
        var link = link(it);
        return new Notification(it.event(), it.id(), it.alertId(), it.hostId(), it.hostName(), it.severity(),
                it.kind(), it.message(), it.raisedAt(), it.at(), it.actor(), it.reason(), link, links.host(),
                it.first(), missed,
                null);
    }

    private String link(Delivery it) {
        return switch (it.event()) {
            case RAISED, ACKNOWLEDGED, RESOLVED -> links.alert(it.alertId());
            case TEST -> links.channel(it.channelId());
            case DIGEST -> links.fleet();
        };
    }

    private Notification group(Delivery head, List<Delivery> others) {
        var all = Stream.concat(Stream.of(head), others.stream()).toList();
        var members = all.stream().map(it -> new Member(it.alertId(), it.hostName(), text(it))).toList();
        return new Notification(head.event(), head.id(), head.alertId(), head.hostId(), hosts(all), head.severity(),
                head.kind(), text(members), head.raisedAt(), head.at(), null, null, links.alerts(), links.host(),
                head.first(),
                List.of(), new Group(members));
    }

    private static String hosts(List<Delivery> all) {
        var names = all.stream().map(Delivery::hostId).distinct().count();
        return names == 1 ? all.getFirst().hostName() : names + " hosts";
    }

    private static String text(Delivery it) {
        return it.reason() == null ? it.message() : it.message() + " " + it.reason();
    }

    private static String text(List<Member> members) {
        return members.stream().map(it -> it.hostName() + ": " + it.message()).collect(Collectors.joining("\n"));
    }

    private static List<Missed> missed(Connection connection, Delivery it) throws SQLException {
        return Ask.rows(connection, rows -> new Missed(Delivery.event(rows.getString("event")),
                Instant.ofEpochMilli(rows.getLong("at"))),
                """
                        SELECT event, at FROM delivery
                        WHERE alert_id = ?1 AND channel_id = ?2 AND revision < ?3 AND state IN ('superseded', 'given_up')
                            AND revision > (SELECT coalesce(max(revision), -1) FROM delivery
                                            WHERE alert_id = ?1 AND channel_id = ?2 AND revision < ?3
                                                AND state = 'delivered')
                        ORDER BY revision""",
                it.alertId(), it.channelId(), it.revision());
    }
}
