package io.resticmanager.jobs.stage;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.testkit.EventProbe;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One jobs-service per test, with its own broker and data directory; it can be stopped and started again in between. */
public final class Stage implements BeforeEachCallback, AfterEachCallback {

    /** Sweeps so often that a test need not wait, and so rarely that most have nothing to do with it. */
    private static final Map<String, Object> SETTINGS = Map.of("rm.job.sweep", "100ms");

    private final NatsServerExtension nats = new NatsServerExtension();
    private final TestDataDir data = new TestDataDir();
    private @Nullable TestService service;
    private @Nullable Hub hub;
    private @Nullable Gateway gateway;
    private @Nullable EventProbe events;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException, InterruptedException {
        nats.beforeEach(context);
        data.beforeEach(context);
        start();
        hub = new Hub(nats);
        gateway = new Gateway(nats);
        events = EventProbe.on(nats);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException, InterruptedException {
        stop();
        hub().close();
        gateway().close();
        events().close();
        data.afterEach(context);
        nats.afterEach(context);
    }

    public void start() {
        service = TestService.start(nats, data.path(), SETTINGS);
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

    public Hub hub() {
        return Objects.requireNonNull(hub);
    }

    public Gateway gateway() {
        return Objects.requireNonNull(gateway);
    }

    public EventProbe events() {
        return Objects.requireNonNull(events);
    }

    public NatsServerExtension nats() {
        return nats;
    }

    /** A host that is enrolled, connected and known to be so. */
    public String connectedHost() {
        var host = enrolledHost();
        hub().connect(host);
        hub().online(host);
        return host;
    }

    /** A host that is enrolled and that nobody answers for. */
    public String enrolledHost() {
        var host = Ids.next();
        hub().enrol(host, "linux");
        awaitKnown(host);
        return host;
    }

    public Job awaitStatus(String jobId, JobStatus status) {
        return Awaitility.await("job to be " + status).atMost(Duration.ofSeconds(15))
                .until(() -> gateway().job(jobId), job -> job.status() == status);
    }

    /** Moves the service's clock on. */
    public void later(Duration by) {
        service().bean(TestClock.class).advance(by);
    }

    private void awaitKnown(String host) {
        Awaitility.await("the host to be known").until(() -> knows(host));
    }

    private boolean knows(String host) {
        return service().bean(io.resticmanager.jobs.host.HostLookup.class).isKnown(host);
    }
}
