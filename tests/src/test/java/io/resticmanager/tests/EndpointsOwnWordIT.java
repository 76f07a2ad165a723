package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.platform.testkit.ToolPaths;
import io.resticmanager.tests.kit.AgentProcess;
import io.resticmanager.tests.kit.Builds;
import io.resticmanager.tests.kit.Child;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Restic;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is decided on the endpoint itself: who it is, and what its manager may have it do. */
final class EndpointsOwnWordIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void aNewTokenGivesAMachineANewIdentityAndTheOldOneIsKnownNoMore() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var stack = StackProcess.up(stage, stage.folder("data"));
        var ada = Host.join(stage, stack.agentUrl(), stack.administrator(), "ada", storage.repository("ada"))
                .initialised();
        var source = Source.of(List.of(Sample.files(stage.folder("sample"), 3).toString()));
        ada.succeeded(ada.backUp(source));
        var token = replacing(ada);

        assertThat(enrol(stack, token).awaitExit(SOON)).isEqualTo(5);
        ada.agent().process().terminate();
        var clone = copy(AgentProcess.state(stage, "ada"), stage.folder("clone"));
        var enrolled = enrol(stack, token);
        assertThat(enrolled.awaitExit(SOON)).as(enrolled.err()).isZero();
        ada.agent().startAgain();
        ada.succeeded(ada.backUp(source));
        var old = run("clone", clone);

        assertThat(enrolled.out()).contains("enrolled as host " + ada.id() + " again");
        Awaitility.await("the old identity is refused")
                .until(() -> old.err().contains("the hub does not know this agent any more"));
        assertThat(ada.administrator().api().get("/api/hosts").get("items").values()).hasSize(1);
        assertThat(ada.administrator().awaitSnapshots(ada.id(), 2))
                .containsExactlyInAnyOrderElementsOf(Restic.snapshots(ada.repository()));
    }

    @Test
    void aManagerThatRedirectsBackupsOrAsksForMoreThanIsAllowedIsRefused() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var stack = StackProcess.up(stage, stage.folder("data"));
        var ada = Host.join(stage, stack.agentUrl(), stack.administrator(), "ada", storage.repository("ada"))
                .initialised();
        var source = Source.of(List.of(Sample.files(stage.folder("sample"), 3).toString()));

        // The same server by another name: were it taken, the backup would go well too.
        ada.administrator().api().put("/api/hosts/" + ada.id() + "/repo-credentials",
                Map.of("repo_url", ada.repository().url().replace("127.0.0.1", "localhost"))).expect(200);
        Awaitility.await("the agent refuses the configuration")
                .until(() -> ada.agent().process().err().contains("policy.repository_host"));
        var job = ada.succeeded(ada.backUp(source));
        assertThat(ada.administrator().completeLog(job.id()).stream().map(line -> line.text()))
                .anyMatch(text -> text.contains("127.0.0.1")).noneMatch(text -> text.contains("localhost"));

        ada.agent().process().terminate();
        var policy = stage.folder("policy").resolve("policy.json");
        Files.writeString(policy, "{\"kinds\": [\"init\"]}");
        var restarted = run("narrow", AgentProcess.state(stage, "ada"), "--policy", policy.toString());
        var refused = ada.administrator().awaitOver(ada.backUp(source));

        assertThat(restarted.isAlive()).isTrue();
        assertThat(refused.status()).isEqualTo(JobStatus.failed);
        assertThat(refused.error().cause()).isEqualTo("refused_by_host");
        assertThat(refused.error().message()).contains(JobKind.backup.name(), "rule policy.kind");
    }

    private static String replacing(Host host) throws Exception {
        var repository = host.repository();
        return host.administrator().api().post("/api/enrolment-tokens", Map.of("name", host.name(), "replaces_host_id",
                host.id(), "repo_url", repository.url(), "repo_username", repository.user(), "repo_password",
                repository.password(), "server_password", repository.serverPassword())).expect(201).text("token");
    }

    private Child enrol(StackProcess stack, String token) {
        return AgentProcess.enrol(stage, "ada", stack.agentUrl(), token);
    }

    private Child run(String name, Path state, String... more) {
        var arguments = new ArrayList<>(List.of("run", "--state-dir", state.toString(), "--restic",
                ToolPaths.restic018().toString()));
        arguments.addAll(List.of(more));
        return stage.start("agent-" + name, Builds.agent(arguments), Map.of());
    }

    private static Path copy(Path from, Path to) throws Exception {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return to;
    }
}
