package io.resticmanager.tests.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import com.github.f4b6a3.ulid.UlidCreator;
import io.resticmanager.agent.connection.HubLink;
import io.resticmanager.agent.connection.Orders;
import io.resticmanager.agent.identity.AgentVersion;
import io.resticmanager.agent.identity.Identity;
import io.resticmanager.agent.identity.InstanceIds;
import io.resticmanager.agent.job.Credentials;
import io.resticmanager.agent.job.JobJournal;
import io.resticmanager.agent.job.Records;
import io.resticmanager.agent.look.Lookups;
import io.resticmanager.agent.outbox.Outbox;
import io.resticmanager.agent.outbox.OutboxLimits;
import io.resticmanager.agent.queue.HubTime;
import io.resticmanager.agent.queue.JobQueue;
import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.agent.state.StateDir;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;

/**
 * One agent without a machine of its own: what {@code Agent} wires, but for the search of restic, the status file and the
 * policy.
 */
final class SimulatedHost implements Orders, AutoCloseable {

    private static final Source SOURCE = Source.of(List.of("/srv/data"));
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private final HubTime hubTime = new HubTime(clock);
    private final Identity identity;
    private final Handshakes handshakes;
    private final InstanceIds instance;
    private final Outbox outbox;
    private final JobJournal journal;
    private final HubLink link;
    private final TimedTelling telling;
    private final PretendRestic silent;
    private final TalkativeRestic restic;
    private final JobQueue queue;
    private final Lookups lookups = new PretendLookups();
    private volatile long revision;
    private volatile long welcomedAt;

    SimulatedHost(StateDir dir, Identity identity, HttpClient http, AckWatch acks, Handshakes handshakes,
            Thread.UncaughtExceptionHandler broken) {
        this.identity = identity;
        this.handshakes = handshakes;
        this.instance = InstanceIds.next(dir);
        this.outbox = Outbox.open(dir.folder("outbox"), OutboxLimits.DEFAULT, clock);
        this.journal = JobJournal.open(dir.folder("jobs"));
        this.link = new HubLink(identity, http, outbox);
        this.telling = new TimedTelling(link, outbox, () -> acks.expect(telling()));
        var records = new Records(journal, telling, () -> revision, clock);
        this.silent = new PretendRestic(records, telling, clock);
        this.restic = new TalkativeRestic(silent, records, telling, clock);
        this.queue = new JobQueue(journal, restic, records, telling,
                new Credentials(Optional::empty, new Redactor()), _ -> Optional.empty(), hubTime, clock, broken);
        queue.start();
    }

    private TimedTelling telling() {
        return telling;
    }

    /** Holds the connection until closed. */
    void connect() {
        try {
            link.run(this);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a backup as on the machine's own schedule: nobody asked for it. @return its id */
    String backUp() {
        var jobId = UlidCreator.getMonotonicUlid().toString();
        backUp(jobId);
        return jobId;
    }

    /** The same, and it fails. @return its id */
    String fail() {
        var jobId = UlidCreator.getMonotonicUlid().toString();
        silent.fail(jobId);
        backUp(jobId);
        return jobId;
    }

    /** The same with that id, and much to say. */
    void talk(String jobId, Talk talk) {
        restic.expect(jobId, talk);
        backUp(jobId);
    }

    private void backUp(String jobId) {
        queue.run(new HubMessage.CommandRun(jobId, JobKind.backup, null, Json.tree(new BackupOptions(null, SOURCE)),
                null));
    }

    String hostId() {
        return identity.hostId();
    }

    boolean connected() {
        return link.connected();
    }

    /** When the hub last welcomed it, by {@link System#nanoTime}; 0 for never. */
    long welcomedAt() {
        return welcomedAt;
    }

    long lastSeq() {
        return outbox.lastSeq();
    }

    long depth() {
        return outbox.depth();
    }

    @Override
    public AgentMessage.Hello hello() {
        handshakes.add();
        var held = journal.held();
        var lastSeq = outbox.lastSeq();
        return new AgentMessage.Hello(Frame.PROTOCOL, AgentVersion.CURRENT, PretendRestic.VERSION, "linux", "amd64",
                identity.hostname(), revision, held.running(), held.queued(), outbox.depth(), instance.current(),
                instance.previous().orElse(null), now(), "UTC", lastSeq, outbox.firstKept(), null);
    }

    @Override
    public void welcomed(HubMessage.Welcome welcome) {
        hubTime.heard(welcome.serverTime());
        welcomedAt = System.nanoTime();
    }

    @Override
    public void configure(HubMessage.ConfigUpdate update) {
        revision = update.revision();
        link.say(new AgentMessage.ConfigApplied(update.revision(), List.of()));
    }

    @Override
    public void run(HubMessage.CommandRun command) {
        queue.run(command);
    }

    @Override
    public void cancel(String jobId) {
        queue.cancel(jobId);
    }

    @Override
    public Lookups lookups() {
        return lookups;
    }

    @Override
    public List<String> jobs() {
        return journal.held().all();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        try {
            queue.stop(STOPPING);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        link.close();
        try {
            outbox.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
