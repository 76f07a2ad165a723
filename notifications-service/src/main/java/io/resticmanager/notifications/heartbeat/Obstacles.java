package io.resticmanager.notifications.heartbeat;

import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.AlertsRpc.Swept;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.notifications.delivery.Lateness;
import io.resticmanager.platform.nats.Broker;
import io.resticmanager.platform.rpc.RpcClient;
import io.resticmanager.platform.sqlite.Transactions;

/** Why people would not be told just now, if something happened: then no heartbeat goes out, and the watcher outside raises the alarm. */
@Singleton
final class Obstacles {

    private static final Actor SELF = Actor.system("notifications");

    private final Transactions transactions;
    private final Broker broker;
    private final RpcClient client;
    private final Lateness lateness;

    Obstacles(@Named("notifications") Transactions transactions, @Named("notifications") Broker broker,
            @Named("notifications") RpcClient client, Lateness lateness) {
        this.transactions = transactions;
        this.broker = broker;
        this.client = client;
        this.lateness = lateness;
    }

    /** A sentence; empty when all is well. */
    Optional<String> first() {
        return storage().or(this::sweep).or(lateness::why).map(why -> "Not sent: " + why);
    }

    // What can not be stored is told to nobody.
    private Optional<String> storage() {
        return transactions.trouble().map("nothing can be stored: %s."::formatted);
    }

    // Its answer comes by way of the broker, so that has answered, too.
    private Optional<String> sweep() {
        if (!broker.isConnected()) {
            return Optional.of("the broker is away.");
        }
        return switch (client.call(AlertsRpc.SWEPT, Nothing.NOTHING, SELF)) {
            case Reply.Value<Swept>(var swept) -> swept.lately() ? Optional.empty() : Optional.of(late(swept));
            case Reply.Refused<Swept>(var problem) ->
                Optional.of("nobody says whether the alerts are swept. " + problem.detail());
        };
    }

    private static String late(Swept swept) {
        var since = swept.at() == null
                ? "the alerts have not been swept yet."
                : "the sweep of the alerts has not run since %s.".formatted(swept.at());
        return swept.why() == null ? since : since + " " + swept.why();
    }
}
