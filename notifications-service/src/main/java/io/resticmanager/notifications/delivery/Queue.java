package io.resticmanager.notifications.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.notifications.channel.Notification;
import io.resticmanager.notifications.registry.ChannelRow;
import io.resticmanager.notifications.registry.ChannelTable;
import io.resticmanager.platform.sqlite.Transactions;

/** What is to be done next on a channel. What it decides is committed before it answers. */
@Singleton
final class Queue {

    /** Older than this, or tried before, it is told with what has happened since rather than one after the other. */
    private static final Duration LATE = Duration.ofSeconds(60);

    private final Transactions transactions;
    private final Composer composer;
    private final Clock clock;

    Queue(@Named("notifications") Transactions transactions, Composer composer, Clock clock) {
        this.transactions = transactions;
        this.composer = composer;
        this.clock = clock;
    }

    /** What to do. */
    sealed interface Step {

        record Send(ChannelRow channel, Delivery delivery, Notification notification) implements Step {}

        /** Nothing is due before then. */
        record Wait(Instant until) implements Step {}

        /** It was settled without sending; ask again. */
        record Again() implements Step {}

        /** Nothing waits. */
        record Idle() implements Step {}
    }

    /** @param rest before then nothing is sent on the channel */
    Step next(String channel, Rest rest) {
        var now = clock.instant();
        var head = transactions.<Optional<Delivery>>readSql(it -> head(it, channel, now, rest));
        if (head.isEmpty()) {
            return new Step.Idle();
        }
        var due = due(head.get(), rest);
        return due.isAfter(now)
                ? new Step.Wait(due)
                : transactions.<Optional<Step>>readSql(it -> plain(it, head.get()))
                        .orElseGet(() -> transactions.<Step>writeSql(it -> step(it, head.get(), now, rest)));
    }

    // While all else rests for long, what is critical overtakes it.
    private static Optional<Delivery> head(Connection connection, String channel, Instant now, Rest rest)
            throws SQLException {
        var head = DeliveryTable.head(connection, channel, now);
        if (head.isEmpty() || !rest.others().isAfter(now)) {
            return head;
        }
        return DeliveryTable.critical(connection, channel)
                .filter(it -> due(it, rest).isBefore(due(head.get(), rest))).or(() -> head);
    }

    private static Instant due(Delivery it, Rest rest) {
        return rest.due(it.severity(), it.nextAt());
    }

    // By far the most often there is nothing to decide, so nobody waits for the one
    // writer.
    private Optional<Step> plain(Connection connection, Delivery head) throws SQLException {
        var channel = ChannelTable.find(connection, head.channelId());
        if (channel.isEmpty() || channel.get().kind() == ChannelKind.ntfy || head.isDrill() || head.batch() != null
                || head.attempts() > 0 || DeliveryTable.waiting(connection, head).size() > 1) {
            return Optional.empty();
        }
        return Optional.of(new Step.Send(channel.get(), head, composer.compose(connection, head, List.of())));
    }

    /** A channel that was away is back: what waits to be tried again is due; its ids. */
    List<String> back(String channel) {
        return transactions.<List<String>>writeSql(it -> DeliveryTable.due(it, channel, clock.instant()));
    }

    /** A person has mended a channel: what waits to be tried again is due, and what was given up is meant again. */
    void repaired(String channel) {
        back(channel);
        transactions.<Boolean>writeSql(it -> {
            var row = ChannelTable.find(it, channel).filter(ChannelRow::enabled);
            if (row.isPresent()) {
                Revival.repaired(it, row.get(), clock.instant());
            }
            return row.isPresent();
        });
    }

    private Step step(Connection connection, Delivery head, Instant now, Rest rest) throws SQLException {
        var channel = ChannelTable.find(connection, head.channelId());
        if (channel.isEmpty() || head(connection, head.channelId(), now, rest).filter(head::equals).isEmpty()) {
            return new Step.Again();
        }
        if (Drill.isOver(head, now)) {
            Drill.giveUp(connection, head, now);
            return new Step.Again();
        }
        if (collapsed(connection, head, now)) {
            return new Step.Again();
        }
        var free = Caps.free(connection, channel.get(), head, now);
        if (free.isAfter(now)) {
            DeliveryTable.hold(connection, head.channelId(), free);
            return new Step.Again();
        }
        return send(connection, channel.get(), head, now);
    }

    // One alert's news goes in its order, or only the newest of it.
    private static boolean collapsed(Connection connection, Delivery head, Instant now) throws SQLException {
        var waiting = DeliveryTable.waiting(connection, head);
        if (waiting.size() == 1 || (waiting.getFirst().equals(head) && !isLate(head, now))) {
            return false;
        }
        for (var old : waiting.subList(0, waiting.size() - 1)) {
            DeliveryTable.supersede(connection, old, now);
        }
        return true;
    }

    // What is told as one is late: what waits of the same alert beside the newest
    // would go after it.
    private static boolean isNewest(Connection connection, Delivery fellow, Instant now) throws SQLException {
        var waiting = DeliveryTable.waiting(connection, fellow);
        for (var old : waiting.subList(0, waiting.size() - 1)) {
            DeliveryTable.supersede(connection, old, now);
        }
        return waiting.getLast().equals(fellow);
    }

    private static boolean isLate(Delivery it, Instant now) {
        return it.attempts() > 0 || it.batch() != null || it.at().plus(LATE).isBefore(now);
    }

    private Step send(Connection connection, ChannelRow channel, Delivery head, Instant now) throws SQLException {
        var members = new ArrayList<Delivery>();
        var carried = DeliveryTable.carried(connection, head);
        for (var member : carried) {
            if (DeliveryTable.isOvertaken(connection, member)) {
                DeliveryTable.supersede(connection, member, now);
            } else {
                members.add(member);
            }
        }
        // What was sent once under this id does not become something larger.
        if (head.batch() != null && carried.isEmpty()) {
            for (var fellow : DeliveryTable.fellows(connection, head, now)) {
                if (isNewest(connection, fellow, now)) {
                    DeliveryTable.carry(connection, fellow, head);
                    members.add(fellow);
                }
            }
        }
        return new Step.Send(channel, head, composer.compose(connection, head, List.copyOf(members)));
    }
}
