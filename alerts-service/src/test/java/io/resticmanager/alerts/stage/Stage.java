package io.resticmanager.alerts.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.platform.id.Ids;
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

/** One alerts-service with its own broker and data directory for each test. It can be stopped and started again in between. */
public final class Stage implements BeforeEachCallback, AfterEachCallback {

    public static final Actor ALICE = new Actor("u1", "alice", Role.operator, "127.0.0.1");
    public static final Actor ROOT = new Actor("u0", "root", Role.admin, "127.0.0.1");
    public static final Actor CHARLIE = new Actor("u2", "charlie", Role.viewer, "127.0.0.1");

    private final Map<String, Object> settings = new HashMap<>(Map.of("rm.sweep-period", "PT0.2S"));
    private final NatsServerExtension nats = new NatsServerExtension();
    private final TestDataDir data = new TestDataDir();
    private @Nullable TestService service;
    private @Nullable Owners owners;
    private @Nullable Asker asker;
    private @Nullable EventProbe events;

    /** A setting of the service that differs from its default. */
    public Stage with(String key, Object value) {
        settings.put(key, value);
        return this;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException, InterruptedException {
        nats.beforeEach(context);
        data.beforeEach(context);
        owners = new Owners(nats);
        asker = new Asker(nats);
        events = EventProbe.on(nats);
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException, InterruptedException {
        stop();
        owners().close();
        asker().close();
        events().close();
        data.afterEach(context);
        nats.afterEach(context);
    }

    public void start() {
        service = TestService.start(nats, data.path(), settings);
        Awaitility.await("the service answers").until(() -> {
            var asked = new RpcRequest(Ids.next(), CHARLIE, null, Json.tree(Nothing.NOTHING));
            var answer = asker().connection().request(AlertsRpc.COUNTS.subject(), Json.bytes(asked),
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

    /** From then on a trigger in the service's file lets it come no further than that step, as if it were killed there. */
    public void diesAt(String step) throws SQLException {
        execute("CREATE TRIGGER dies %s BEGIN SELECT RAISE(ABORT, 'the process died here'); END".formatted(step));
    }

    public void startAfterDeath() throws SQLException {
        stop();
        execute("DROP TRIGGER dies");
        start();
    }

    /** On the service's own file, beside it. */
    public void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute(sql);
        }
    }

    public long number(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                var rows = connection.createStatement().executeQuery(sql)) {
            return rows.getLong(1);
        }
    }

    public Path database() {
        return data.path().resolve("alerts.db");
    }

    public NatsServerExtension nats() {
        return nats;
    }

    public Owners owners() {
        return Objects.requireNonNull(owners);
    }

    public EventProbe events() {
        return Objects.requireNonNull(events);
    }

    public Instant now() {
        return service().bean(TestClock.class).instant();
    }

    /** Moves the service's clock on. */
    public void later(Duration by) {
        service().bean(TestClock.class).advance(by);
    }

    public <Q, A> Reply<A> ask(Rpc<Q, A> rpc, Q request, Actor actor) {
        return asker().ask(rpc, request, actor);
    }

    /** The value, where nothing else will do. */
    public <Q, A> A get(Rpc<Q, A> rpc, Q request) {
        return get(rpc, request, ALICE);
    }

    public <Q, A> A get(Rpc<Q, A> rpc, Q request, Actor actor) {
        return asker().get(rpc, request, actor);
    }

    /** The problem, where a refusal is expected. */
    public <Q, A> Problem refusal(Rpc<Q, A> rpc, Q request, Actor actor) {
        return asker().refusal(rpc, request, actor);
    }

    private Asker asker() {
        return Objects.requireNonNull(asker);
    }

    /** All alerts, those that stand first. */
    public List<Alert> all() {
        return get(AlertsRpc.LIST, new AlertsRpc.Query("all", null, null, null, 200, null)).items();
    }

    /** Waits for an alert that fits. */
    public Alert await(Predicate<Alert> condition) {
        return Awaitility.await("an alert that fits").atMost(Duration.ofSeconds(10))
                .until(() -> all().stream().filter(condition).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }
}
