package io.resticmanager.notifications.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.PublishOptions;
import io.nats.service.ServiceMessage;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.ChannelId;
import io.resticmanager.contracts.notification.NotificationsRpc.NewChannel;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.contracts.rpc.Sealed;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.nats.Streams;
import io.resticmanager.platform.secret.SealKey;
import io.resticmanager.platform.sqlite.Transactions;
import io.resticmanager.platform.testkit.Asker;
import io.resticmanager.platform.testkit.EventProbe;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One notifications-service with its own broker and data directory for each test. It can be stopped and started again in between. */
public final class Stage implements BeforeEachCallback, AfterEachCallback {

    public static final Actor ALICE = new Actor("u1", "alice", Role.admin, "127.0.0.1");
    public static final Actor BOB = new Actor("u2", "bob", Role.operator, "127.0.0.1");
    public static final Actor CHARLIE = new Actor("u3", "charlie", Role.viewer, "127.0.0.1");

    private final Map<String, Object> settings = new HashMap<>(
            Map.of("rm.notify.allow-loopback", "true", "rm.base-url", "https://backup.example"));
    private final NatsServerExtension nats = new NatsServerExtension();
    private final TestDataDir data = new TestDataDir();
    private final List<Sink> sinks = new ArrayList<>();
    private @Nullable TestService service;
    private @Nullable Asker asker;
    private @Nullable EventProbe events;
    private @Nullable Connection alerts;

    /** A setting of the service that differs from its default. */
    public Stage with(String key, Object value) {
        settings.put(key, value);
        return this;
    }

    /** Without what this stage sets by itself. */
    public Stage without(String key) {
        settings.remove(key);
        return this;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException, InterruptedException {
        nats.beforeEach(context);
        data.beforeEach(context);
        asker = new Asker(nats);
        alerts = nats.connect("alerts");
        try {
            Streams.ensure(alerts, Subjects.EVENTS_STREAM);
        } catch (JetStreamApiException e) {
            throw new IOException(e);
        }
        events = EventProbe.on(nats);
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException, InterruptedException {
        sinks.forEach(Sink::close);
        stop();
        asker().close();
        events().close();
        Objects.requireNonNull(alerts).close();
        data.afterEach(context);
        nats.afterEach(context);
    }

    public void start() {
        service = TestService.start(nats, data.path(), settings);
        Awaitility.await("the service answers").until(() -> {
            var asked = new RpcRequest(Ids.next(), ALICE, null, Json.tree(Nothing.NOTHING));
            var answer = asker().connection().request(NotificationsRpc.PUBLIC_KEY.subject(), Json.bytes(asked),
                    Duration.ofSeconds(5));
            return answer != null && !answer.isStatusMessage();
        });
    }

    public void stop() {
        if (service != null) {
            service.close();
            service = null;
        }
    }

    public TestService service() {
        return Objects.requireNonNull(service, "the service is not running");
    }

    /** Answers for alerts-service from now on. */
    public Sweeps sweeps() {
        return new Sweeps(Objects.requireNonNull(alerts));
    }

    /** As {@code kill -9} does it; the broker comes back by itself. */
    /** Kills it whenever it is there: it comes back by itself, now and then before anybody has looked. */
    public void keepBrokerDown() {
        ProcessHandle.of(nats.server().pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    public EventProbe events() {
        return Objects.requireNonNull(events);
    }

    /** Stands where another service stands. */
    public Connection connect(String service) {
        try {
            return nats.connect(service);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public Sink sink() {
        var sink = new Sink();
        sinks.add(sink);
        return sink;
    }

    public Instant now() {
        return service().bean(TestClock.class).instant();
    }

    /** Moves the service's clock on. */
    public void later(Duration by) {
        service().bean(TestClock.class).advance(by);
    }

    /** Tells it as alerts-service does. */
    public void tell(Event event) {
        try {
            Objects.requireNonNull(alerts).jetStream().publish(Subjects.of(event), Json.bytes(event),
                    PublishOptions.builder().messageId(event.eventId()).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JetStreamApiException e) {
            throw new AssertionError(e);
        }
    }

    public <Q, A> A get(Rpc<Q, A> rpc, Q request) {
        return asker().get(rpc, request, ALICE);
    }

    /** The problem, where a refusal is expected. */
    public <Q, A> Problem refusal(Rpc<Q, A> rpc, Q request, Actor actor) {
        return asker().refusal(rpc, request, actor);
    }

    public Channel webhook(String name, Sink sink) {
        return create(ChannelKind.webhook, name, "{\"url\":\"%s/hook\"}".formatted(sink.url()));
    }

    public Channel ntfy(String name, Sink sink) {
        return create(ChannelKind.ntfy, name,
                "{\"server_url\":\"%s\",\"topic\":\"backups\"}".formatted(sink.url()));
    }

    public Channel create(ChannelKind kind, String name, String config) {
        return value(sealed(NotificationsRpc.CREATE,
                seal -> new NewChannel(kind, name, true, null, seal.apply(config)), ALICE));
    }

    public Channel channel(String id) {
        return get(NotificationsRpc.GET, new ChannelId(id));
    }

    /** Asks with a part that is sealed, as the gateway does. */
    public <Q, A> Reply<A> sealed(Rpc<Q, A> rpc, Function<Function<String, Sealed>, Q> request, Actor actor) {
        var key = get(NotificationsRpc.PUBLIC_KEY, Nothing.NOTHING);
        var id = Ids.next();
        var body = Json.tree(request.apply(secret -> SealKey.seal(secret, key, rpc.subject(), id)));
        try {
            var answer = asker().connection().request(rpc.subject(), Json.bytes(new RpcRequest(id, actor, null, body)),
                    Duration.ofSeconds(10));
            Objects.requireNonNull(answer, "nobody answered");
            var headers = answer.getHeaders();
            return headers != null && headers.containsKey(ServiceMessage.NATS_SERVICE_ERROR_CODE)
                    ? Reply.refused(Json.read(answer.getData(), Problem.class))
                    : Reply.of(Json.read(answer.getData(), rpc.answer()));
        } catch (InterruptedException | Json.Malformed e) {
            throw new AssertionError(e);
        }
    }

    public static <A> A value(Reply<A> reply) {
        return switch (reply) {
            case Reply.Value<A>(var value) -> value;
            case Reply.Refused<A>(var problem) -> throw new AssertionError("refused: " + problem);
        };
    }

    public static Problem problem(Reply<?> reply) {
        return switch (reply) {
            case Reply.Value<?>(var value) -> throw new AssertionError("not refused: " + value);
            case Reply.Refused<?>(var problem) -> problem;
        };
    }

    public Transactions transactions() {
        return service().bean(Transactions.class, "notifications");
    }

    private Asker asker() {
        return Objects.requireNonNull(asker);
    }
}
