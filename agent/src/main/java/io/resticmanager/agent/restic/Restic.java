package io.resticmanager.agent.restic;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.DiffOptions;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** restic, set up for one job on one repository. Secrets reach the child by its environment alone. */
public final class Restic {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration MEASURING = Duration.ofMinutes(10);

    private static final Duration UNLOCK_DEADLINE = Duration.ofMinutes(2);

    /** How long restic may do nothing but retry, and how long its server may take for a sign of life. */
    public record Patience(Duration retries, Duration probe) {

        public static final Patience DEFAULT = new Patience(Duration.ofMinutes(2), Duration.ofSeconds(5));
    }

    /** For whom: the job, its repository, the state directory for cache and scratch files. */
    public record Job(String id, HubMessage.Repository repository, Path stateDir) {}

    private final Reach reach;
    private final ResticSession session;

    public Restic(ResticInstallation installation, Job job, Patience patience, Redactor redactor, Leash leash,
            Listener listener) {
        this.reach = new Reach(new RepositoryAddress(job.repository()), patience.probe());
        var environment = ResticEnvironment.of(
                job.repository(), installation.version(), job.stateDir(), job.id(), Map.copyOf(System.getenv()));
        this.session = new ResticSession(
                new ResticCall.Setting(installation, environment, GRACE, patience.retries()), reach, redactor, leash,
                listener);
    }

    /** Whether the repository's server answers at all; asked before anything else. */
    public Optional<JobError> probe() throws InterruptedException {
        return reach.lack();
    }

    /** Makes the repository, or finds it made. The answer is its id. */
    public Answer<String> init() throws InterruptedException {
        return new InitCommand(session).run();
    }

    public Answer<Summary> backup(BackupRequest request) throws InterruptedException {
        return new BackupCommand(session, request).run();
    }

    /** An option of the request that this restic has no flag for, in a sentence. */
    public Optional<String> ignored(BackupRequest request) {
        return request.ignoredBy(session.version());
    }

    /** The snapshots under this host name. */
    public Answer<List<Snapshot>> snapshots(String hostname) throws InterruptedException {
        return new SnapshotsCommand(session).run("--host=" + hostname);
    }

    /** What a forget would do, and why. */
    public Answer<ForgetPlan> planForget(ForgetRequest request) throws InterruptedException {
        return new ForgetCommand(session, request.host()).plan(request);
    }

    /** Forgets these snapshots of a host; done when a second listing says that they are gone. */
    public Answer<List<Snapshot>> forget(String host, List<String> ids) throws InterruptedException {
        return new ForgetCommand(session, host).remove(ids);
    }

    /** Removes what no snapshot needs, or reckons what that would be. */
    public Answer<PruneTotals> prune(PruneOptions options) throws InterruptedException {
        return new PruneCommand(session, options).run();
    }

    /** @param subset how much of the data is read, as restic takes it; null for none, {@code 100%} for all */
    public Answer<CheckVerdict> check(@Nullable String subset) throws InterruptedException {
        return new CheckCommand(session, subset).run();
    }

    /** @param mode restore-size or raw-data */
    public Answer<Finding.Measured> stats(String mode) throws InterruptedException {
        return new StatsCommand(session).run(mode, null);
    }

    /** How much the repository stores, if that can be had in bounded time. */
    public Answer<Finding.Measured> measure() throws InterruptedException {
        return new StatsCommand(session).run(StatsCommand.RAW_DATA, MEASURING);
    }

    /** The repository's own id. */
    public Answer<String> repositoryId() throws InterruptedException {
        return new ConfigCommand(session).run(MEASURING);
    }

    /**
     * Compares two snapshots.
     *
     * @param changes hears each change as it comes, on a thread of restic's output
     */
    public Answer<Finding.Compared> diff(DiffOptions options, Consumer<Item> changes) throws InterruptedException {
        return new DiffCommand(session, changes).run(options.a(), options.b());
    }

    /**
     * Lists what a snapshot holds below some paths, or all of it without any.
     *
     * @param entries hears each entry as it comes, on a thread of restic's output
     * @return the full id of the snapshot
     */
    public Answer<String> list(String snapshotId, List<String> paths, Consumer<Entry> entries)
            throws InterruptedException {
        return new ListCommand(session, entries).run(snapshotId, paths);
    }

    /**
     * Lists one folder of a snapshot, itself first, and nothing deeper; without a lock.
     *
     * @param folder absolute, as it stands in the snapshot
     * @param entries as for {@link #list}
     */
    public Answer<String> listFolder(String snapshotId, String folder, Consumer<Entry> entries)
            throws InterruptedException {
        return new ListCommand(session, entries).folder(snapshotId, folder);
    }

    /** Lists a whole snapshot without a lock. @param entries as for {@link #list} */
    public Answer<String> listUnlocked(String snapshotId, Consumer<Entry> entries) throws InterruptedException {
        return new ListCommand(session, entries).everything(snapshotId);
    }

    /** What a whole snapshot takes when it is restored, in bytes, hard links counted once. */
    public Answer<Finding.Measured> restoreSize(String snapshotId) throws InterruptedException {
        return new StatsCommand(session).ofSnapshot(snapshotId);
    }

    /**
     * Restores; done also when only some of it came back.
     *
     * @param failures hears each thing that did not, on a thread of restic's output
     */
    public Answer<RestoreEnd> restore(RestoreRequest request, Consumer<Item> failures) throws InterruptedException {
        return new RestoreCommand(session, request, failures).run();
    }

    /** Whether this restic can leave alone files that are there, and never writes through a link that is. */
    public boolean choosesWhatToOverwrite() {
        return session.version().atLeast(ResticVersion.RESTORE_TELLS);
    }

    public ResticVersion version() {
        return session.version();
    }

    /** Who holds the repository just now. Sets no lock itself. */
    public Answer<List<RepositoryLock>> locks() throws InterruptedException {
        return new LocksCommand(session).run();
    }

    /**
     * Removes what restic itself calls stale: locks of this machine whose process is gone, and any that nobody has renewed for
     * half an hour. What was removed, only a second look at the locks tells: restic ends well anyway.
     */
    public Answer<String> removeStaleLocks() throws InterruptedException {
        return session.ask(UNLOCK_DEADLINE, "unlock");
    }

    /** Removes locks that killed processes of this machine left. */
    public void unlock() throws InterruptedException {
        session.unlock();
    }

    /** The repository without its credentials, for people. */
    public String repositoryShown() {
        return reach.address().shown();
    }
}
