package io.resticmanager.agent.restic;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.snapshot.Snapshot;

/** restic, set up for one job on one repository. Secrets reach the child by its environment alone. */
public final class Restic {

    private static final Duration GRACE = Duration.ofSeconds(10);
    // Under a limit, the pack that is being uploaded takes its time (8 to 10 s were
    // measured).
    private static final Duration LIMITED_GRACE = Duration.ofSeconds(40);

    /** How long restic may do nothing but retry, and how long its server may take for a sign of life. */
    public record Patience(Duration retries, Duration probe) {

        public static final Patience DEFAULT = new Patience(Duration.ofMinutes(2), Duration.ofSeconds(5));
    }

    /** For whom: the job, its repository, the state directory for cache and scratch files. */
    public record Job(String id, HubMessage.Repository repository, Path stateDir, boolean uploadLimited) {}

    private final RepositoryAddress address;
    private final ResticSession session;
    private final Patience patience;

    public Restic(ResticInstallation installation, Job job, Patience patience, Redactor redactor, Leash leash,
            Listener listener) {
        this.address = new RepositoryAddress(job.repository());
        this.patience = patience;
        var environment = ResticEnvironment.of(
                job.repository(), installation.version(), job.stateDir(), job.id(), Map.copyOf(System.getenv()));
        var grace = job.uploadLimited() ? LIMITED_GRACE : GRACE;
        this.session = new ResticSession(
                new ResticCall.Setting(installation, environment, grace, patience.retries()), address.shown(), redactor,
                leash, listener);
    }

    /** Whether the repository's server answers at all; asked before anything else. */
    public Optional<JobError> probe() throws InterruptedException {
        var server = address.restServer();
        return server.isEmpty() ? Optional.empty() : new Probe(patience.probe()).of(server.get());
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

    /** Removes locks that killed processes of this machine left. */
    public void unlock() throws InterruptedException {
        session.unlock();
    }

    /** The repository without its credentials, for people. */
    public String repositoryShown() {
        return address.shown();
    }
}
