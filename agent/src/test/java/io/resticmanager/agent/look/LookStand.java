package io.resticmanager.agent.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.resticmanager.agent.hook.HookDirectory;
import io.resticmanager.agent.hook.Hooks;
import io.resticmanager.agent.job.EmptyRepository;
import io.resticmanager.agent.job.LockPatience;
import io.resticmanager.agent.job.ResticStand;
import io.resticmanager.agent.job.Workplace;
import io.resticmanager.agent.policy.Refusal;
import io.resticmanager.agent.restic.Restic;
import io.resticmanager.agent.restic.ResticFinder;
import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The looks of an agent without a hub, with a real restic whose calls are written down, and a repository with a snapshot. */
final class LookStand implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(80);
    /** Its password is of the repository's own key. */
    static final String PASSWORD = "right";

    final Path folder;
    final Path state;
    final Redactor redactor = new Redactor();
    final AtomicReference<Optional<HubMessage.Repository>> everyday = new AtomicReference<>();
    final AtomicReference<Optional<Refusal>> veto = new AtomicReference<>(Optional.empty());
    final Spool spool;
    final Looks looks;
    private final Path restic;
    private final Map<String, AgentMessage.Looked> answers = new ConcurrentHashMap<>();

    /** @param url of the repository; null for one in a folder, which is made */
    LookStand(Path folder, String version, @Nullable String url, Duration within) throws IOException {
        this.folder = folder;
        this.restic = ResticStand.program(version);
        this.state = Files.createDirectories(folder.resolve("state"));
        Files.createDirectories(state.resolve("tmp"));
        var own = folder.resolve("repository").toString();
        if (url == null) {
            EmptyRepository.at(Path.of(own));
        }
        everyday.set(Optional.of(repository("own", url == null ? own : url, PASSWORD)));
        spool = new Spool(Files.createDirectories(state.resolve("looks")), Clock.systemUTC());
        var workplace = new Workplace(state, "ada", new ResticFinder(Optional.of(program().toString())),
                Restic.Patience.DEFAULT, LockPatience.DEFAULT,
                new Hooks(new HookDirectory(folder.resolve("hooks")), state, Optional.empty()),
                folder.resolve("restored"));
        looks = new Looks(
                new LookDesk(workplace, everyday::get, _ -> veto.get(), redactor, spool, Clock.systemUTC()), within);
    }

    static LookStand in(Path folder, String version, @Nullable String url) throws IOException {
        return new LookStand(folder, version, url, Duration.ofSeconds(58));
    }

    /** In a folder of this machine, with a snapshot of it. */
    static LookStand of(Path folder, String version, Path data) throws Exception {
        var stand = in(folder, version, null);
        stand.backUp(data);
        return stand;
    }

    static HubMessage.Repository repository(String id, String url, String password) {
        return new HubMessage.Repository(id, url, null, password, null);
    }

    // The same process becomes restic. One that has to stop a server first does so
    // when it is asked to list.
    private Path program() throws IOException {
        var program = Files.writeString(folder.resolve("counted-restic"), """
                #!/bin/sh
                case "$1" in version) ;; *) echo "$$ $*" >>'%1$s/calls' ;; esac
                if [ "$1" = ls ] && [ -e '%1$s/stop' ]; then kill -STOP "$(cat '%1$s/stop')"; fi
                exec '%2$s' "$@"
                """.formatted(folder, restic));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    /** From now on whoever lists stops that process first. */
    void stopsFirst(long pid) throws IOException {
        Files.writeString(folder.resolve("stop"), Long.toString(pid));
    }

    /** What the agent's restic was called with, the number of its process first. */
    List<String> calls() throws IOException {
        var file = folder.resolve("calls");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    long listings() throws IOException {
        return calls().stream().filter(call -> call.contains(" ls ")).count();
    }

    /** The process of the listing that runs. */
    ProcessHandle awaitListing() {
        return Awaitility.await("a listing").atMost(PATIENCE)
                .until(() -> calls().stream().filter(call -> call.contains(" ls ")).findFirst()
                        .flatMap(call -> ProcessHandle.of(Long.parseLong(call.split(" ")[0]))),
                        Optional::isPresent)
                .orElseThrow();
    }

    void begin(String id, HubMessage.Look look) {
        looks.begin(id, look, answer -> answers.put(id, answer));
    }

    boolean answered(String id) {
        return answers.containsKey(id);
    }

    AgentMessage.Looked await(String id) {
        return Awaitility.await("the answer to " + id).atMost(PATIENCE).pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5)).until(() -> answers.get(id),
                        answer -> answer != null);
    }

    private AgentMessage.Looked ask(HubMessage.Look look) {
        var id = "L" + answers.size();
        begin(id, look);
        return await(id);
    }

    <T extends AgentMessage.Looked> T ask(HubMessage.Look look, Class<T> type) {
        var answer = ask(look);
        assertThat(answer).as(answer.toString()).isInstanceOf(type);
        return type.cast(answer);
    }

    AgentMessage.TreeListed list(String snapshot, Object path) {
        return ask(new HubMessage.TreeList(snapshot, path.toString(), null), AgentMessage.TreeListed.class);
    }

    AgentMessage.LookFailed fails(HubMessage.Look look) {
        return ask(look, AgentMessage.LookFailed.class);
    }

    /** @return the id of the snapshot */
    String backUp(Path... data) throws IOException, InterruptedException {
        backUpInto(everyday.get().orElseThrow().url(), data);
        return snapshot();
    }

    void backUpInto(String url, Path... data) throws IOException, InterruptedException {
        restic(url, Stream.concat(Stream.of("backup", "-q", "--host", "ada"),
                Stream.of(data).map(Path::toString)).toArray(String[]::new));
    }

    /** The id of the latest snapshot. */
    String snapshot() throws IOException, InterruptedException {
        return snapshot(everyday.get().orElseThrow().url());
    }

    String snapshot(String url) throws IOException, InterruptedException {
        var listed = restic(url, "snapshots", "--json");
        return listed.substring(listed.lastIndexOf("\"id\":\"") + 6).substring(0, 64);
    }

    /** restic beside the agent, to its end. */
    private String restic(String url, String... arguments) throws IOException, InterruptedException {
        var process = start(url, arguments);
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    Process start(String url, String... arguments) throws IOException {
        var command = Stream.concat(Stream.of(restic.toString(), "--no-cache"), Stream.of(arguments)).toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("RESTIC_REPOSITORY", url);
        builder.environment().put("RESTIC_PASSWORD", PASSWORD);
        return builder.start();
    }

    static Consumer<AgentMessage.Looked> nobody() {
        return _ -> {
            throw new AssertionError("nobody waits for this answer");
        };
    }

    @Override
    public void close() {
        looks.close();
    }
}
