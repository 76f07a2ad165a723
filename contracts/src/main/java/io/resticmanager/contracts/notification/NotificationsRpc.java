package io.resticmanager.contracts.notification;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.PublicKey;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.contracts.rpc.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * What notifications-service answers. To read needs the role viewer, who sees no configuration; all else the role admin.
 * A configuration goes there whole and sealed, since most of it is nobody else's business; the JSON in it is that of
 * {@link Channel#config()}, with secrets. In a change, what is absent from it is kept as it is, and so is a secret that is blank;
 * {@code null} removes it. A field that the kind has not is refused, but {@code has_<secret>}, which is told and not read.
 */
public final class NotificationsRpc {

    public static final Rpc<Nothing, PublicKey> PUBLIC_KEY = new Rpc<>("rpc.notifications.key.get", Nothing.class,
            PublicKey.class);
    /** By name. */
    public static final Rpc<Nothing, Channels> LIST = new Rpc<>("rpc.notifications.channels.list", Nothing.class,
            Channels.class);
    public static final Rpc<ChannelId, Channel> GET = new Rpc<>("rpc.notifications.channels.get", ChannelId.class,
            Channel.class);
    /** Fields of the configuration are told as {@code config.<field>}. */
    public static final Rpc<NewChannel, Channel> CREATE = new Rpc<>("rpc.notifications.channels.create",
            NewChannel.class, Channel.class);
    /** What is absent stays as it is; the kind never changes. */
    public static final Rpc<ChangedChannel, Channel> UPDATE = new Rpc<>("rpc.notifications.channels.update",
            ChangedChannel.class, Channel.class);
    /** Its log goes with it; needs its name typed. */
    public static final Rpc<RemovedChannel, Nothing> REMOVE = new Rpc<>("rpc.notifications.channels.remove",
            RemovedChannel.class, Nothing.class);
    /** Sends {@code alert.test} once and waits for what comes of it: up to 12 s. One that is switched off is tested too. */
    public static final Rpc<ChannelId, Tested> TEST = new Rpc<>("rpc.notifications.channels.test", ChannelId.class,
            Tested.class);
    /** What a sample alert, or a test, would look like, with what is stored where something is absent; secrets are not in it. */
    public static final Rpc<Draft, Preview> PREVIEW = new Rpc<>("rpc.notifications.channels.preview", Draft.class,
            Preview.class);
    /** Every attempt on a channel, the newest first. What the receiver answered is in {@code error} for admins alone. */
    public static final Rpc<LogQuery, Attempts> LOG = new Rpc<>("rpc.notifications.log.list", LogQuery.class,
            Attempts.class);
    /** Every channel that was to be told of an alert, by channel, the newest news first. */
    public static final Rpc<AlertId, Deliveries> DELIVERIES = new Rpc<>("rpc.notifications.deliveries.list",
            AlertId.class, Deliveries.class);

    /** Needs the role admin, as the next. */
    public static final Rpc<Nothing, Delivering> SETTINGS = new Rpc<>("rpc.notifications.settings.get", Nothing.class,
            Delivering.class);
    /** What is absent stays as it is; what the environment sets is refused by its field. */
    public static final Rpc<ChangedDelivering, Delivering> CHANGE_SETTINGS = new Rpc<>(
            "rpc.notifications.settings.change", ChangedDelivering.class, Delivering.class);

    private NotificationsRpc() {}

    /**
     * How news goes out. {@code baseUrl} is what links begin with, {@code heartbeatUrl} is asked every 60 s while all is well,
     * {@code logDays} 1 to 3650; {@code fixed} names what the environment sets, by field; {@code heartbeat} is how the
     * last one went, absent before the first.
     */
    @Wire
    public record Delivering(@Nullable String baseUrl, @Nullable String heartbeatUrl, int logDays,
            boolean allowPrivateTargets, List<String> fixed, @Nullable Heartbeat heartbeat) {}

    /** {@code error} is absent for one that arrived; else why it was not sent, or what became of it. */
    @Wire
    public record Heartbeat(Instant at, @Nullable String error) {}

    /** A blank URL removes it. */
    @Wire
    public record ChangedDelivering(@Nullable String baseUrl, @Nullable String heartbeatUrl, @Nullable Integer logDays,
            @Nullable Boolean allowPrivateTargets) {}

    @Wire
    public record Channels(List<Channel> items) {}

    @Wire
    public record ChannelId(String channelId) {}

    @Wire
    public record AlertId(String alertId) {}

    /**
     * {@code name} has 1 to 100 characters that can be seen and is no other channel's, whatever the case; {@code severities} are all
     * when absent or empty.
     */
    @Wire
    public record NewChannel(ChannelKind kind, String name, boolean enabled, @Nullable List<Severity> severities,
            Sealed config) {}

    /** As {@link NewChannel}. */
    @Wire
    public record ChangedChannel(String channelId, @Nullable String name, @Nullable Boolean enabled,
            @Nullable List<Severity> severities, @Nullable Sealed config) {}

    @Wire
    public record RemovedChannel(String channelId, String confirm) {}

    /** {@code channelId} names the channel whose stored configuration fills what is absent; {@code event} is {@code alert.raised} when absent. */
    @Wire
    public record Draft(@Nullable String channelId, ChannelKind kind, Sealed config, @Nullable String event) {}

    /** {@code target} is the first line, as in {@code POST https://…}. */
    @Wire
    public record Preview(String target, List<Header> headers, String body) {}

    @Wire
    public record Header(String name, String value) {}

    @Wire
    public record Tested(boolean ok, @Nullable Integer statusCode, long latencyMs, @Nullable String error) {}

    /** {@code limit} is 1 to 200. */
    @Wire
    public record LogQuery(String channelId, int limit, @Nullable String cursor) {}

    @Wire
    public record Attempts(List<Attempt> items, @Nullable String nextCursor) {}

    /** One try: {@code attempt} counts from 1 for each delivery; {@code hostName} is empty where it is about no host. */
    @Wire
    public record Attempt(String id, String deliveryId, String event, String alertId, String hostName, int attempt,
            boolean ok, @Nullable Integer statusCode, long latencyMs, @Nullable String error, Instant at) {}

    @Wire
    public record Deliveries(List<Delivery> items) {}

    /**
     * News of an alert for one channel. {@code latencyMs} is that of the last attempt, {@code nextAt} when it is tried again,
     * {@code settledAt} when it was no longer pending. {@code newerState} is what became of the newer news that superseded it.
     */
    @Wire
    public record Delivery(String id, String channelId, String channelName, ChannelKind channelKind, String event,
            DeliveryState state, int attempts, @Nullable Integer statusCode, @Nullable Long latencyMs,
            @Nullable String error, Instant createdAt, @Nullable Instant nextAt, @Nullable Instant settledAt,
            @Nullable DeliveryState newerState) {}
}
