package io.resticmanager.notifications.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.resticmanager.notifications.Links;
import io.resticmanager.notifications.channel.Notification;
import io.resticmanager.notifications.channel.Notification.Group;
import io.resticmanager.notifications.channel.Notification.Member;
import io.resticmanager.notifications.channel.Notification.Missed;
import io.resticmanager.notifications.channel.text.News;
import io.resticmanager.platform.sqlite.Ask;
import org.jspecify.annotations.Nullable;

/** Makes of a delivery, and of those that go with it, what a channel renders. */
@Singleton
final class Composer {

    /** A mail refers to so many others; what it says stands in its text. */
    private static final int THREADS = 20;

    private final Links links;

    Composer(Links links) {
        this.links = links;
    }

    /** @param members go with it; none for a single alert */
    Notification compose(Connection connection, Delivery it, List<Delivery> members) throws SQLException {
        return members.isEmpty()
                ? single(it, missed(connection, it), thread(connection, it))
                : group(connection, it, members);
    }

    /** About no alert: nothing can have been missed. */
    Notification compose(Delivery it) {
        return single(it, List.of(), List.of());
    }

    private Notification single(Delivery it, List<Missed> missed, List<String> thread) {
        return new Notification(it.event(), it.id(), it.alertId(), it.hostId(), it.hostName(), it.severity(),
                it.kind(), it.message(), it.raisedAt(), it.at(), it.actor(), it.reason(), link(it), links.host(),
                thread.isEmpty(), missed, null, thread);
    }

    private String link(Delivery it) {
        return switch (it.event()) {
            case RAISED, ACKNOWLEDGED, RESOLVED -> links.alert(it.alertId());
            case TEST -> links.channel(it.channelId());
            case DIGEST -> links.fleet();
        };
    }

    private Notification group(Connection connection, Delivery head, List<Delivery> others) throws SQLException {
        var all = Stream.concat(Stream.of(head), others.stream()).toList();
        var actor = actor(all);
        var members = new ArrayList<Member>();
        var thread = new LinkedHashSet<String>();
        for (var it : all) {
            members.add(new Member(it.alertId(), it.hostName(), text(it, actor, missed(connection, it))));
            thread.addAll(thread(connection, it));
        }
        return new Notification(head.event(), head.id(), head.alertId(), head.hostId(), hosts(all), head.severity(),
                head.kind(), text(members), head.raisedAt(), head.at(), actor, null, links.alerts(), links.host(),
                thread(connection, head).isEmpty(), List.of(), new Group(members),
                thread.stream().limit(THREADS).toList());
    }

    // Who did it with all of them; where that were several, each is named at its
    // alert.
    private static @Nullable String actor(List<Delivery> all) {
        var actor = all.getFirst().actor();
        return all.stream().allMatch(it -> Objects.equals(it.actor(), actor)) ? actor : null;
    }

    private static String text(Delivery it, @Nullable String everywhere, List<Missed> missed) {
        var by = it.actor() == null || it.actor().equals(everywhere) ? "" : " (by %s)".formatted(it.actor());
        return text(it) + by + News.missed(missed).map(" "::concat).orElse("");
    }

    // The mail that told it first, alone or with others; it need not have the
    // alert's id.
    private static List<String> thread(Connection connection, Delivery it) throws SQLException {
        return it.first()
                ? List.of()
                : DeliveryTable.told(connection, it).map(told -> told.first() ? told.alertId() : told.id()).stream()
                        .toList();
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
                        GROUP BY revision ORDER BY revision""",
                it.alertId(), it.channelId(), it.revision());
    }
}
