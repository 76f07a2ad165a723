package io.resticmanager.hub.story;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.micronaut.runtime.server.EmbeddedServer;
import io.resticmanager.platform.sqlite.Transactions;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The hub as it runs: a real database, a real broker, real HTTP on a free port; a fresh one for each test. */
public final class RunningHub implements BeforeEachCallback, AfterEachCallback {

    private final NatsServerExtension nats;

    private final TestDataDir data;

    private final Map<String, Object> settings = new HashMap<>();

    private @Nullable TestService service;

    private @Nullable Administrator administrator;

    private @Nullable LogCapture log;

    public RunningHub(NatsServerExtension nats, TestDataDir data) {
        this.nats = nats;
        this.data = data;
    }

    public RunningHub with(String key, Object value) {
        settings.put(key, value);
        return this;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        log = LogCapture.begin();
        administrator = new Administrator(nats.connect("gateway"));
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        administrator().close();
        stop();
        log().close();
    }

    public void start() {
        service = TestService.start(nats, data.path(), Map.copyOf(settings));
        administrator().awaitHub();
    }

    public void stop() {
        if (service != null) {
            service.close();
            service = null;
        }
    }

    public TestService service() {
        return Objects.requireNonNull(service, "the hub does not run");
    }

    public Administrator administrator() {
        return Objects.requireNonNull(administrator, "the test has not begun");
    }

    public LogCapture log() {
        return Objects.requireNonNull(log, "the test has not begun");
    }

    public ShiftedClock clock() {
        return service().bean(ShiftedClock.class);
    }

    public URI http(String path) {
        return service().bean(EmbeddedServer.class).getURI().resolve(path);
    }

    public URI socket() {
        return URI.create("ws" + http("/agent/ws").toString().substring("http".length()));
    }

    /** The one number that a query of the hub's database gives. */
    public long number(String query) {
        return database().readSql(connection -> {
            try (var sql = connection.createStatement(); var rows = sql.executeQuery(query)) {
                return rows.getLong(1);
            }
        });
    }

    /** Changes the hub's database behind its back. */
    public void sql(String statement) {
        database().writeSql(connection -> {
            try (var sql = connection.createStatement()) {
                return sql.execute(statement);
            }
        });
    }

    private Transactions database() {
        return service().bean(Transactions.class, "hub");
    }

    /** An endpoint that enrols with a fresh token. */
    public Endpoint enrol(String name) {
        var endpoint = Endpoint.withToken(administrator().mint(name).token());
        endpoint.enrolAt(this);
        return endpoint;
    }
}
