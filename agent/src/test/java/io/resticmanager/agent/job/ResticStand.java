package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.agent.hook.HookDirectory;
import io.resticmanager.agent.hook.Hooks;
import io.resticmanager.agent.queue.HubTime;
import io.resticmanager.agent.queue.JobQueue;
import io.resticmanager.agent.restic.Restic;
import io.resticmanager.agent.restic.ResticFinder;
import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.agent.state.AtomicFile;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.awaitility.Awaitility;

/** The queue of an agent without a hub, with a real restic. */
public final class ResticStand implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    final Told told = new Told();
    final AtomicFile due;
    final JobRunner runner;
    public final JobQueue queue;
    final JobJournal journal;
    private final Path restic;
    private final HubMessage.Repository repository;

    public ResticStand(Path root, String version, String url) throws IOException {
        this(root, version, url, LockPatience.DEFAULT, root.resolve("no-hooks"));
    }

    ResticStand(Path root, String version, String url, LockPatience locks, Path hooks) throws IOException {
        this(root, program(version), url, locks, hooks, root.resolve("restored"));
    }

    /** @param restored where new directories for restores are made */
    ResticStand(Path root, Path restic, String url, LockPatience locks, Path hooks, Path restored)
            throws IOException {
        this.restic = restic;
        repository = new HubMessage.Repository("r", url, null, "right", null);
        due = new AtomicFile(root.resolve("report-due"));
        Files.createDirectories(root.resolve("tmp"));
        journal = JobJournal.open(Files.createDirectories(root.resolve("jobs")));
        var records = new Records(journal, told, () -> 1, Clock.systemUTC());
        var workplace = new Workplace(root, "ada", new ResticFinder(Optional.of(restic.toString())),
                Restic.Patience.DEFAULT, locks, new Hooks(new HookDirectory(hooks), root, Optional.empty()), restored);
        var redactor = new Redactor();
        var credentials = new Credentials(() -> Optional.of(repository), redactor);
        runner = new JobRunner(workplace, credentials, redactor, told, records, new DueReport(due),
                new LastMeasured(new AtomicFile(root.resolve("measured")), Clock.systemUTC()), Clock.systemUTC());
        queue = new JobQueue(journal, runner, records, told, credentials, _ -> Optional.empty(),
                new HubTime(Clock.systemUTC()),
                Clock.systemUTC(),
                (_, why) -> told.say(new AgentMessage.JobRejected("", "broken", why.toString())));
    }

    /** @param version such as 0.14 */
    public static Path program(String version) {
        return tool("restic-" + version, "restic", "RM_RESTIC_" + version.replace(".", ""));
    }

    /** One of the tools that the tests bring along, or the one that the environment names. */
    static Path tool(String folder, String name, String variable) {
        var named = System.getenv(variable);
        return named == null ? Path.of("..", ".tools", folder, name).toAbsolutePath() : Path.of(named);
    }

    /** Runs a job to its end. */
    AgentMessage.JobFinished run(HubMessage.CommandRun command) {
        queue.run(command);
        return awaitEnd(command.jobId());
    }

    public AgentMessage.JobFinished awaitEnd(String jobId) {
        return Awaitility.await("the end of " + jobId).atMost(PATIENCE)
                .until(() -> told.ends(jobId), ends -> !ends.isEmpty()).getFirst();
    }

    public void awaitProgress(String jobId) {
        Awaitility.await("progress of " + jobId).atMost(PATIENCE)
                .until(() -> told.about(AgentMessage.JobProgress.class, jobId).stream()
                        .anyMatch(said -> said.progress().bytesDone() > 0));
    }

    String log(String jobId) {
        var text = new StringBuilder();
        told.about(AgentMessage.JobLog.class, jobId).stream().flatMap(said -> said.lines().stream())
                .map(LogLine::text).forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** What {@code restic list locks} prints. */
    String locks() throws IOException, InterruptedException {
        return resticSays("--no-lock", "-q", "list", "locks");
    }

    /** What restic prints when it is run beside the agent, with the same credentials. */
    String resticSays(String... arguments) throws IOException, InterruptedException {
        var process = restic(arguments);
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    /** The same restic on the same repository, started by nobody who knows of the agent. */
    Process restic(String... arguments) throws IOException {
        var command = Stream.concat(Stream.of(restic.toString(), "--no-cache"), Stream.of(arguments)).toList();
        var asking = new ProcessBuilder(command).redirectErrorStream(true);
        asking.environment().put("RESTIC_REPOSITORY", repository.url());
        asking.environment().put("RESTIC_PASSWORD", repository.password());
        return asking.start();
    }

    /** What stands in the repository, whoever's it is; oldest first. */
    List<Snapshot> snapshots() throws Exception {
        var listed = Json.read(resticSays("snapshots", "--json"), Snapshot[].class);
        return Stream.of(listed).sorted(Comparator.comparing(Snapshot::time)).toList();
    }

    /** Runs a job to its end, and until what it changed is reported. */
    AgentMessage.JobFinished runAndReport(HubMessage.CommandRun command) {
        var end = run(command);
        Awaitility.await("reports after " + command.jobId()).atMost(PATIENCE).until(() -> due.read().isEmpty());
        return end;
    }

    /** What a job found, item by item, checked to be numbered without a gap. */
    <T extends Item> List<T> items(String jobId, Class<T> type) {
        var items = new ArrayList<Item>();
        for (var frame : told.about(AgentMessage.JobItems.class, jobId)) {
            assertThat(frame.first()).isEqualTo(items.size() + 1);
            items.addAll(frame.items());
        }
        return items.stream().map(type::cast).toList();
    }

    @Override
    public void close() throws InterruptedException {
        queue.stop(Duration.ofSeconds(60));
        queue.close();
    }
}
