package io.resticmanager.gateway.fake;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.Attempt;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivery;
import io.resticmanager.contracts.notification.NotificationsRpc.Tested;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.outbox.Outbox;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;
import io.resticmanager.platform.rpc.Sealing;
import io.resticmanager.platform.sqlite.Transactions;

/** What notifications-service answers: it keeps channels and tells what it was told to tell of them; it sends nothing. */
@Singleton
@Named("notifications")
public final class FakeChannels implements Endpoints {

    private final Map<String, StoredChannel> channels = new ConcurrentHashMap<>();
    private final List<Attempt> log = new CopyOnWriteArrayList<>();
    private final Map<String, List<Delivery>> deliveries = new ConcurrentHashMap<>();
    private final Sealing sealing;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;
    private volatile Tested outcome = new Tested(true, 204, 287, null);
    private volatile boolean silent;

    FakeChannels(@Named("notifications") Sealing sealing, @Named("notifications") Outbox outbox,
            @Named("notifications") Transactions transactions, Clock clock) {
        this.sealing = sealing;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param secrets what is stored beside what its configuration shows */
    public Channel knows(Channel channel, Map<String, String> secrets) {
        channels.put(channel.id(), new StoredChannel(channel, new LinkedHashMap<>(secrets)));
        return channel;
    }

    /** One of those it was told of, whole. */
    public Channel get(String id) {
        return stored(id).channel();
    }

    /** The names of all it knows. */
    public List<String> names() {
        return channels.values().stream().map(stored -> stored.channel().name()).sorted().toList();
    }

    public Map<String, String> secrets(String id) {
        return stored(id).secrets();
    }

    public void logs(Attempt attempt) {
        log.addFirst(attempt);
    }

    public void delivers(String alertId, Delivery delivery) {
        deliveries.computeIfAbsent(alertId, _ -> new CopyOnWriteArrayList<>()).addFirst(delivery);
    }

    /** What comes of every test from now on. */
    public void tests(Tested result) {
        outcome = result;
    }

    /** As when something was sent on a channel. */
    public void tellsOfADelivery(String channelId) {
        transactions.write(() -> outbox.add(new Event.NotificationDelivered(Ids.next(), clock.instant(), null, 1,
                channelId, null, "alert.test", 1, 204, null)));
    }

    /** Whether it answers nothing but 503. */
    public void silent(boolean now) {
        silent = now;
    }

    public void forgetAll() {
        channels.clear();
        log.clear();
        deliveries.clear();
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(NotificationsRpc.PUBLIC_KEY, Role.viewer, (_, _) -> Reply.of(sealing.publicKey()));
        server.endpoint(NotificationsRpc.LIST, Role.viewer, (caller, _) -> silent ? gone() : list(caller));
        server.endpoint(NotificationsRpc.GET, Role.viewer, (caller, ask) -> known(ask.channelId())
                ? Reply.of(stored(ask.channelId()).shownTo(caller.actor()))
                : missing(ask.channelId()));
        server.endpoint(NotificationsRpc.CREATE, Role.admin, this::create);
        server.endpoint(NotificationsRpc.UPDATE, Role.admin, this::update);
        server.endpoint(NotificationsRpc.REMOVE, Role.admin, (_, ask) -> remove(ask));
        server.endpoint(NotificationsRpc.TEST, Role.admin,
                (_, ask) -> known(ask.channelId()) ? Reply.of(outcome) : missing(ask.channelId()));
        server.endpoint(NotificationsRpc.PREVIEW, Role.admin, this::preview);
        server.endpoint(NotificationsRpc.LOG, Role.viewer, (_, ask) -> silent ? gone() : page(ask));
        server.endpoint(NotificationsRpc.DELIVERIES, Role.viewer, (_, ask) -> silent
                ? gone()
                : Reply.of(new NotificationsRpc.Deliveries(deliveries.getOrDefault(ask.alertId(), List.of()))));
    }

    private Reply<NotificationsRpc.Channels> list(Caller caller) {
        return Reply.of(new NotificationsRpc.Channels(channels.values().stream()
                .map(stored -> stored.shownTo(caller.actor())).sorted(Comparator.comparing(Channel::name)).toList()));
    }

    private Reply<Channel> create(Caller caller, NotificationsRpc.NewChannel ask) {
        return keep(StoredChannel.made(ask, sealing.open(ask.config(), caller), clock.instant()));
    }

    private Reply<Channel> update(Caller caller, NotificationsRpc.ChangedChannel ask) {
        return known(ask.channelId())
                ? keep(stored(ask.channelId()).changed(ask, sealing.openIfAny(ask.config(), caller)))
                : missing(ask.channelId());
    }

    private Reply<Channel> keep(StoredChannel wanted) {
        var taken = channels.values().stream().anyMatch(other -> !other.id().equals(wanted.id())
                && other.channel().name().equals(wanted.channel().name()));
        var wrong = wanted.errors(taken);
        if (!wrong.isEmpty()) {
            return Reply.refused(Problem.invalid(wrong));
        }
        channels.put(wanted.id(), wanted);
        return Reply.of(wanted.channel());
    }

    private Reply<Nothing> remove(NotificationsRpc.RemovedChannel ask) {
        if (!known(ask.channelId())) {
            return missing(ask.channelId());
        }
        if (!get(ask.channelId()).name().equals(ask.confirm())) {
            return Reply.refused(Problem.invalid("confirm", "Type the channel's name exactly."));
        }
        channels.remove(ask.channelId());
        return Reply.of(Nothing.NOTHING);
    }

    private Reply<NotificationsRpc.Preview> preview(Caller caller, NotificationsRpc.Draft ask) {
        var stored = ask.channelId() == null ? null : channels.get(ask.channelId());
        var draft = StoredChannel.draft(ask, sealing.open(ask.config(), caller), stored, clock.instant());
        var wrong = draft.errors(false);
        return wrong.isEmpty() ? Reply.of(draft.preview(ask.event())) : Reply.refused(Problem.invalid(wrong));
    }

    private Reply<NotificationsRpc.Attempts> page(NotificationsRpc.LogQuery ask) {
        var from = ask.cursor() == null ? 0 : Integer.parseInt(ask.cursor());
        var to = Math.min(log.size(), from + ask.limit());
        return Reply.of(new NotificationsRpc.Attempts(log.subList(from, to),
                to < log.size() ? Integer.toString(to) : null));
    }

    private boolean known(String id) {
        return channels.containsKey(id);
    }

    private StoredChannel stored(String id) {
        return Objects.requireNonNull(channels.get(id));
    }

    private static <T> Reply<T> missing(String id) {
        return Reply.refused(Problem.notFound("There is no channel " + id + "."));
    }

    private static <T> Reply<T> gone() {
        return Reply.refused(Problem.unavailable("notifications-service does not answer."));
    }
}
