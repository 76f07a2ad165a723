package io.resticmanager.gateway.rpc;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.Attempts;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedDelivering;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivering;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivery;
import io.resticmanager.contracts.notification.NotificationsRpc.Preview;
import io.resticmanager.contracts.notification.NotificationsRpc.Tested;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Sealed;
import io.resticmanager.gateway.channel.ChannelsChanged;
import io.resticmanager.platform.rpc.SealedCalls.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * notifications-service: channels, what was sent on them, and how. Every method throws
 * {@link io.resticmanager.gateway.problem.ProblemException} with the service's refusal.
 */
@Singleton
public final class Channels {

    /** A test takes up to 12 s. */
    private static final Duration TEST = Duration.ofSeconds(15);

    private final Ask ask;
    private final ApplicationEventPublisher<ChannelsChanged> changes;

    Channels(Ask ask, ApplicationEventPublisher<ChannelsChanged> changes) {
        this.ask = ask;
        this.changes = changes;
    }

    public List<Channel> list(Actor actor) {
        return ask.of(NotificationsRpc.LIST, Nothing.NOTHING, actor).items();
    }

    public Channel get(Actor actor, String id) {
        return ask.of(NotificationsRpc.GET, new NotificationsRpc.ChannelId(id), actor);
    }

    /** Enabled unless the wish says otherwise. */
    public Channel create(Actor actor, ChannelKind kind, ChannelWish wish) {
        var name = Objects.requireNonNullElse(wish.name(), "");
        var enabled = !Boolean.FALSE.equals(wish.enabled());
        var config = Objects.requireNonNullElseGet(wish.config(), () -> JsonNode.createObjectNode(Map.of()));
        return told(() -> ask.sealed(NotificationsRpc.PUBLIC_KEY, NotificationsRpc.CREATE, actor,
                envelope -> new NotificationsRpc.NewChannel(kind, name, enabled, wish.severities(),
                        seal(envelope, config))));
    }

    public Channel change(Actor actor, String id, ChannelWish wish) {
        return told(() -> ask.sealed(NotificationsRpc.PUBLIC_KEY, NotificationsRpc.UPDATE, actor,
                envelope -> new NotificationsRpc.ChangedChannel(id, wish.name(), wish.enabled(), wish.severities(),
                        wish.config() == null ? null : seal(envelope, wish.config()))));
    }

    /** @param confirm its name, as typed */
    public void remove(Actor actor, String id, String confirm) {
        var unused = told(() -> ask.of(NotificationsRpc.REMOVE, new NotificationsRpc.RemovedChannel(id, confirm),
                actor));
    }

    /** Waits up to 15 s for what comes of it. */
    public Tested test(Actor actor, String id) {
        return told(() -> ask.of(NotificationsRpc.TEST, new NotificationsRpc.ChannelId(id), actor, TEST));
    }

    /**
     * @param id whose stored secrets stand for those that are blank; null for a channel that is not there yet
     * @param event null for {@code alert.raised}
     */
    public Preview preview(Actor actor, @Nullable String id, ChannelKind kind, JsonNode config,
            @Nullable String event) {
        return ask.sealed(NotificationsRpc.PUBLIC_KEY, NotificationsRpc.PREVIEW, actor,
                envelope -> new NotificationsRpc.Draft(id, kind, seal(envelope, config), event));
    }

    /** @param limit 1 to 200 */
    public Attempts log(Actor actor, String id, int limit, @Nullable String cursor) {
        return ask.of(NotificationsRpc.LOG, new NotificationsRpc.LogQuery(id, limit, cursor), actor);
    }

    public List<Delivery> deliveries(Actor actor, String alertId) {
        return ask.of(NotificationsRpc.DELIVERIES, new NotificationsRpc.AlertId(alertId), actor).items();
    }

    public Delivering delivering(Actor actor) {
        return ask.of(NotificationsRpc.SETTINGS, Nothing.NOTHING, actor);
    }

    /** How news goes out from now on. */
    public Delivering deliver(Actor actor, ChangedDelivering changed) {
        return ask.of(NotificationsRpc.CHANGE_SETTINGS, changed, actor);
    }

    private static Sealed seal(Envelope envelope, JsonNode config) {
        return envelope.seal(Json.text(config));
    }

    private <T> T told(Supplier<T> change) {
        var done = change.get();
        changes.publishEvent(new ChannelsChanged());
        return done;
    }
}
