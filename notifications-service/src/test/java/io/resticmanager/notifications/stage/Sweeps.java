package io.resticmanager.notifications.stage;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.AlertsRpc.Swept;
import io.resticmanager.contracts.json.Json;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Answers {@code rpc.alerts.swept} where alerts-service answers it: well, until a test says otherwise. */
public final class Sweeps {

    private final Connection alerts;
    private final Dispatcher dispatcher;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Swept swept = new Swept(Instant.now(), true, null);

    Sweeps(Connection alerts) {
        this.alerts = alerts;
        this.dispatcher = alerts.createDispatcher(this::answer);
        answers();
    }

    public void well() {
        swept = new Swept(Instant.now(), true, null);
    }

    public void late(@Nullable Instant since, @Nullable String why) {
        swept = new Swept(since, false, why);
    }

    /** As if alerts-service were not running. */
    public void silent() {
        dispatcher.unsubscribe(AlertsRpc.SWEPT.subject());
    }

    public void answers() {
        dispatcher.subscribe(AlertsRpc.SWEPT.subject());
    }

    /** Until it was asked so often more. */
    public void awaitAsked(int more) {
        var until = asked.get() + more;
        Awaitility.await("alerts-service is asked").until(() -> asked.get() >= until);
    }

    private void answer(Message message) {
        alerts.publish(message.getReplyTo(), Json.bytes(swept));
        asked.incrementAndGet();
    }
}
