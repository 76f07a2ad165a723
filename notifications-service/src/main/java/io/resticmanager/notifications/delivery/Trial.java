package io.resticmanager.notifications.delivery;

import static io.resticmanager.notifications.channel.text.News.askedForBy;

import java.time.Clock;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.notification.NotificationsRpc.ChannelId;
import io.resticmanager.contracts.notification.NotificationsRpc.Tested;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.notifications.channel.NotificationEvent;
import io.resticmanager.notifications.registry.ChannelAudit;
import io.resticmanager.notifications.registry.ChannelRow;
import io.resticmanager.notifications.registry.ChannelTable;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;

/** A person tests a channel: the same intent, attempt and log as for an alert, once, while they wait. */
@Singleton
final class Trial {

    private final Transactions transactions;
    private final Composer composer;
    private final Sender sender;
    private final Outcomes outcomes;
    private final ChannelAudit audit;
    private final Workers workers;
    private final Clock clock;

    Trial(@Named("notifications") Transactions transactions, Composer composer, Sender sender, Outcomes outcomes,
            ChannelAudit audit, Workers workers, Clock clock) {
        this.transactions = transactions;
        this.composer = composer;
        this.sender = sender;
        this.outcomes = outcomes;
        this.audit = audit;
        this.workers = workers;
        this.clock = clock;
    }

    private record Meant(ChannelRow channel, Delivery delivery) {}

    Reply<Tested> test(Caller caller, ChannelId asked) {
        var meant = mean(caller, asked.channelId());
        return meant.isEmpty()
                ? Reply.refused(Problem.notFound("There is no channel " + asked.channelId() + "."))
                : send(meant.get());
    }

    private Optional<Meant> mean(Caller caller, String id) {
        return transactions.<Optional<Meant>>writeSql(connection -> {
            var channel = ChannelTable.find(connection, id);
            if (channel.isEmpty()) {
                return Optional.empty();
            }
            var delivery = delivery(id, caller.actor().name());
            DeliveryTable.insert(connection, delivery, false);
            audit.done(caller.actor(), "channel.test", channel.get(), "");
            return Optional.of(new Meant(channel.get(), delivery));
        });
    }

    private Reply<Tested> send(Meant meant) {
        try {
            var attempt = sender.attempt(meant.channel, composer.compose(meant.delivery));
            outcomes.settle(meant.channel, meant.delivery, attempt);
            if (attempt.ok()) {
                workers.works(meant.channel.id());
            }
            return Reply.of(new Tested(attempt.ok(), attempt.outcome().status(), attempt.latencyMs(),
                    attempt.whole()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Reply.refused(Problem.unavailable("The service stops; try again in a moment."));
        }
    }

    private Delivery delivery(String channel, String actor) {
        var now = clock.instant();
        return Delivery.aboutNoAlert(channel, NotificationEvent.TEST, "test", Ids.next(), askedForBy(actor), now, now,
                actor, now);
    }
}
