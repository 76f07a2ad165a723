package io.resticmanager.agent.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import io.resticmanager.agent.config.Configuration;
import io.resticmanager.agent.config.Configurator;
import io.resticmanager.agent.connection.HubLink;
import io.resticmanager.agent.connection.Orders;
import io.resticmanager.agent.hook.HookDirectory;
import io.resticmanager.agent.hook.Hooks;
import io.resticmanager.agent.identity.AgentVersion;
import io.resticmanager.agent.identity.HubTrust;
import io.resticmanager.agent.identity.Identity;
import io.resticmanager.agent.identity.InstanceIds;
import io.resticmanager.agent.identity.Machine;
import io.resticmanager.agent.job.Credentials;
import io.resticmanager.agent.job.DueReport;
import io.resticmanager.agent.job.JobJournal;
import io.resticmanager.agent.job.JobRunner;
import io.resticmanager.agent.job.LastMeasured;
import io.resticmanager.agent.job.LockPatience;
import io.resticmanager.agent.job.Records;
import io.resticmanager.agent.job.Workplace;
import io.resticmanager.agent.look.LookDesk;
import io.resticmanager.agent.look.Looks;
import io.resticmanager.agent.look.Lookups;
import io.resticmanager.agent.look.Spool;
import io.resticmanager.agent.memory.SparePages;
import io.resticmanager.agent.outbox.Outbox;
import io.resticmanager.agent.outbox.OutboxLimits;
import io.resticmanager.agent.outbox.SteadyClock;
import io.resticmanager.agent.policy.FirstHosts;
import io.resticmanager.agent.policy.PolicyFile;
import io.resticmanager.agent.policy.RestorePlaces;
import io.resticmanager.agent.policy.Veto;
import io.resticmanager.agent.queue.HubTime;
import io.resticmanager.agent.queue.JobQueue;
import io.resticmanager.agent.restic.Orphans;
import io.resticmanager.agent.restic.Restic;
import io.resticmanager.agent.restic.ResticFinder;
import io.resticmanager.agent.restic.ResticInstallation.Search;
import io.resticmanager.agent.schedule.Scheduler;
import io.resticmanager.agent.schedule.Ticking;
import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.agent.state.SealedFiles;
import io.resticmanager.agent.state.StateDir;
import io.resticmanager.agent.tls.HubClient;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.HubMessage;

/** One enrolled agent in one process. Wired by hand, here and nowhere else. */
public final class Agent implements Orders, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Agent.class.getName());
    // As long as a limited upload may need to end.
    private static final Duration ORPHANS = Duration.ofSeconds(40);
    private static final Duration STOPPING = Duration.ofSeconds(45);
    private static final Duration RESTIC_SEEN = Duration.ofMinutes(1);

    // Milliseconds are what the wire carries.
    private final Clock clock = Clock.tickMillis(ZoneId.of("UTC"));
    private final HubTime hubTime = new HubTime(clock);
    private final Machine machine = Machine.here();
    private final InstanceIds instance;
    private final Outbox outbox;
    private final Configuration config;
    private final Veto veto;
    private final Configurator configurator;
    private final Workplace workplace;
    private final HubLink link;
    private final JobQueue queue;
    private final Records records;
    private final Scheduler scheduler;
    private final Ticking ticking;
    private final Looks looks;
    private final StatusFile status;
    // For people who look at the status; the hub and jobs ask anew.
    private final Lately<String> resticVersion;
    private volatile String hubEpoch = "";

    public Agent(StateDir dir, Identity identity, Optional<String> resticPath, PolicyFile policy,
            LocalSettings settings) {
        var redactor = new Redactor();
        var files = SealedFiles.in(dir);
        var trust = new HubTrust(files, identity);
        this.instance = InstanceIds.next(dir);
        // restic writes its packs there before they go out, and keeps its cache.
        List.of("tmp", "cache").forEach(dir::folder);
        this.outbox = Outbox.open(dir.folder("outbox"), OutboxLimits.DEFAULT, new SteadyClock(clock));
        var journal = JobJournal.open(dir.folder("jobs"));
        this.config = Configuration.in(files, redactor, identity.agentToken());
        this.veto = new Veto(policy, FirstHosts.of(files, identity), config::repository,
                new RestorePlaces(settings.restoreDirectory(), List.of(dir.root(), settings.hooks())));
        this.workplace = new Workplace(
                dir.root(), identity.hostname(), new ResticFinder(resticPath), Restic.Patience.DEFAULT,
                new LockPatience(settings.lockPatience(), LockPatience.DEFAULT.between()),
                new Hooks(new HookDirectory(settings.hooks()), dir.root(), settings.hookUnit()),
                settings.restoreDirectory());
        this.link = new HubLink(identity, HubClient.trusting(trust.pins()), outbox);
        this.records = new Records(journal, link, config::revision, clock);
        var credentials = new Credentials(config::repository, redactor);
        var runner = new JobRunner(
                workplace, credentials, redactor, link, records, new DueReport(dir.file("report-due")),
                new LastMeasured(dir.file("measured"), clock), clock);
        this.queue = new JobQueue(
                journal, runner, records, link, credentials, veto::refusal, hubTime, clock, new LastResort());
        this.scheduler = new Scheduler(identity.hostId(), dir.file("schedules"), queue, journal, link,
                hubTime, clock);
        this.ticking = new Ticking(scheduler::look, new LastResort());
        this.configurator = new Configurator(config, veto, trust, scheduler::objections);
        this.looks = new Looks(new LookDesk(workplace, config::repository, veto::refusal, redactor,
                new Spool(dir.folder("looks"), clock), clock));
        this.status = new StatusFile(dir, identity);
        this.resticVersion = new Lately<>(
                RESTIC_SEEN, System::nanoTime, () -> workplace.resticVersion().orElse("not found"));
    }

    /** Works until closed. */
    public void run() throws InterruptedException {
        greet();
        new Orphans(workplace.stateDir(), ORPHANS).end();
        queue.start();
        followSchedules();
        try (var writing = status.keepCurrent(this::status); var giving = SparePages.giveBack()) {
            link.run(this);
        }
    }

    private void followSchedules() {
        scheduler.adopt(config.schedules(), config.revision());
        ticking.now();
    }

    private StatusFile.Status status() {
        var held = queue.held();
        return new StatusFile.Status(link.state(), held.running(), held.queued(), outbox.depth(),
                resticVersion.get());
    }

    // Goes on without restic: a host that is there and says what it lacks is better
    // than one that is not.
    private void greet() {
        switch (workplace.findRestic()) {
            case Search.Found(var restic) -> LOG.log(System.Logger.Level.INFO, "agent " + AgentVersion.CURRENT
                    + " with restic " + restic.version() + " at " + restic.path());
            case Search.Unusable(var error) ->
                LOG.log(System.Logger.Level.WARNING, error.message() + " " + error.nextStep());
        }
    }

    @Override
    public AgentMessage.Hello hello() {
        var version = workplace.resticVersion().orElse(null);
        // Before the last number: the outcome of a job that is not named any more is no
        // higher, so that the hub hears of it before it judges by this hello.
        var held = queue.held();
        // Before the depth: a frame appended in between must not look like one that was
        // given up.
        var lastSeq = outbox.lastSeq();
        return new AgentMessage.Hello(Frame.PROTOCOL, AgentVersion.CURRENT, version, machine.os(), machine.arch(),
                machine.hostname(), config.revision(), held.running(), held.queued(), outbox.depth(),
                instance.current(), instance.previous().orElse(null), now(), ZoneId.systemDefault().getId(),
                lastSeq, outbox.firstKept(), veto.report());
    }

    @Override
    public void welcomed(HubMessage.Welcome welcome) {
        hubTime.heard(welcome.serverTime());
        hubEpoch = welcome.hubEpoch();
    }

    @Override
    public void configure(HubMessage.ConfigUpdate update) {
        link.say(configurator.take(update, hubEpoch));
        records.acceptedMeanwhile();
        followSchedules();
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
        return looks;
    }

    @Override
    public List<String> jobs() {
        return queue.held().all();
    }

    @Override
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A running restic is ended as an interruption, which is told before the end if the hub is there. */
    @Override
    public void close() {
        ticking.close();
        looks.endAll();
        try {
            queue.stop(STOPPING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.close();
        looks.close();
        link.close();
        try {
            outbox.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the outbox did not close: " + e.getMessage());
        }
    }
}
