package io.resticmanager.jobs.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.jobs.host.HostLookup;
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import io.resticmanager.platform.testkit.EventProbe;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One jobs-service with its own broker and data directory: for the whole class when the field is static, else for each
 * test. It can be stopped and started again in between.
 */
public final class Stage implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private final Map<String, Object> settings = new HashMap<>(Map.of("rm.job.sweep", "100ms"));
    private final NatsServerExtension nats = new NatsServerExtension();
    private final TestDataDir data = new TestDataDir();
    private @Nullable TestService service;
    private @Nullable Hub hub;
    private @Nullable Gateway gateway;
    private @Nullable EventProbe events;
    private boolean perClass;

    /** A setting of the service that differs from its default. */
    public Stage with(String key, Object value) {
        settings.put(key, value);
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
        perClass = true;
        open(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException, InterruptedException {
        if (!perClass) {
            open(context);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException, InterruptedException {
        if (!perClass) {
            close(context);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException, InterruptedException {
        if (perClass) {
            close(context);
        }
    }

    private void open(ExtensionContext context) throws IOException, InterruptedException {
        nats.beforeEach(context);
        data.beforeEach(context);
        start();
        hub = new Hub(nats);
        gateway = new Gateway(nats);
        events = EventProbe.on(nats);
    }

    private void close(ExtensionContext context) throws IOException, InterruptedException {
        stop();
        hub().close();
        gateway().close();
        events().close();
        data.afterEach(context);
        nats.afterEach(context);
    }

    public void start() {
        service = TestService.start(nats, data.path(), settings);
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
        return enrolledHost("linux");
    }

    public String enrolledHost(String os) {
        var host = Ids.next();
        hub().enrol(host, os);
        Awaitility.await("the host to be known").until(() -> service().bean(HostLookup.class).isKnown(host));
        return host;
    }

    /** A host that is enrolled and known to be away, so that nothing is tried. */
    public String offlineHost() {
        return offlineHost("linux");
    }

    public String offlineHost(String os) {
        var host = enrolledHost(os);
        hub().offline(host);
        var transactions = service().bean(Transactions.class, "jobs");
        Awaitility.await("the host to be known as offline").until(
                () -> transactions.<Boolean>write(() -> service().bean(Hosts.class).reach(host).offline()));
        return host;
    }

    /** A backup that its agent has begun. */
    public String runningBackup(String host) {
        var job = gateway().backup(host, "/etc");
        hub().awaitRun(job);
        hub().say(host, Frames.started(job, JobKind.backup));
        awaitStatus(job, JobStatus.running);
        return job;
    }

    public Path data() {
        return data.path();
    }

    /** Waits until everything that agents said so far has had its effect and its events are heard: both keep their order. */
    public void awaitIntake(String host) {
        var job = Ids.next();
        hub().say(host, Frames.succeeded(job, JobKind.snapshots));
        events().await(Event.JobEnded.class, event -> event.jobId().equals(job));
    }

    public HostJobs onHost(String host) {
        return gateway().get(JobsRpc.HOSTS, new JobsRpc.HostIds(List.of(host))).items().getFirst();
    }

    public Job awaitStatus(String jobId, JobStatus status) {
        return Awaitility.await("job to be " + status).atMost(Duration.ofSeconds(15))
                .until(() -> gateway().job(jobId), job -> job.status() == status);
    }

    /** Moves the service's clock on. */
    public void later(Duration by) {
        service().bean(TestClock.class).advance(by);
    }

    /** By the service's clock. */
    public Instant now() {
        return service().bean(TestClock.class).instant();
    }

    /** When an hourly run is due next. */
    public Instant nextHour() {
        return now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    }
}
