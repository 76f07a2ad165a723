package io.resticmanager.gateway.fake;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.resticmanager.gateway.alert.OpenAlerts;
import io.resticmanager.gateway.fleet.FleetKeeper;
import io.resticmanager.gateway.user.SetupLink;
import io.resticmanager.platform.service.ServiceDefaults;
import io.resticmanager.platform.testkit.ToolPaths;

/** The running service: its real HTTP server, database and broker. */
public final class Gateway implements AutoCloseable {

    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final MovableClock clock;

    private Gateway(ApplicationContext context, MovableClock clock) {
        this.context = context;
        this.clock = clock;
        this.server = context.getBean(EmbeddedServer.class).start();
    }

    public static Gateway in(Path directory) {
        return in(directory, Map.of());
    }

    public static Gateway in(Path directory, Map<String, Object> settings) {
        return start(directory, settings, List.of("hub", "jobs", "alerts", "notifications"));
    }

    /** With nobody to ask. */
    public static Gateway aloneIn(Path directory) {
        return aloneIn(directory, Map.of());
    }

    public static Gateway aloneIn(Path directory, Map<String, Object> settings) {
        return start(directory, settings, List.of());
    }

    private static Gateway start(Path directory, Map<String, Object> settings, List<String> others) {
        Map<String, Object> all = new HashMap<>(Map.of("rm.data-dir", directory.toString(), "rm.port", 0,
                "rm.nats.server", ToolPaths.natsServer().toString()));
        all.putAll(settings);
        var clock = new MovableClock();
        var builder = ApplicationContext.builder().banner(false).deduceEnvironment(false).properties(all)
                .singletons(clock);
        others.forEach(service -> ServiceDefaults.of(service).addTo(builder));
        return new Gateway(builder.start(), clock);
    }

    public MovableClock clock() {
        return clock;
    }

    public URI at(String path) {
        return server.getURI().resolve(path);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public ApplicationContext context() {
        return context;
    }

    public FakeHub hub() {
        return context.getBean(FakeHub.class);
    }

    public FakeJobs jobs() {
        return context.getBean(FakeJobs.class);
    }

    public FakeAlerts alerts() {
        return context.getBean(FakeAlerts.class);
    }

    public FakeChannels channels() {
        return context.getBean(FakeChannels.class);
    }

    /** Counts the alerts again, as after an event, for what was told to the fake without one. */
    public void countAlerts() {
        get(OpenAlerts.class).refresh();
    }

    public FakeLedger ledger() {
        return context.getBean(FakeLedger.class);
    }

    /** Makes all rows of the dashboard anew, as every ten minutes, for what was told to the fakes without an event. */
    public void readFleet() {
        if (!get(FleetKeeper.class).rebuild()) {
            throw new AssertionError("the hub did not answer");
        }
    }

    /** The token of the link that this start printed. */
    public String setupToken() {
        var link = get(SetupLink.class).address().orElseThrow();
        return link.substring(link.indexOf("token=") + "token=".length());
    }

    @Override
    public void close() {
        context.close();
    }
}
