package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.nats.client.Connection;
import io.nats.service.ServiceMessage;
import io.resticmanager.contracts.agent.AgentCommand;
import io.resticmanager.contracts.agent.HubMessage.CommandRun;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.ToolPaths;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.AgentProcess;
import io.resticmanager.tests.kit.ApiClient;
import io.resticmanager.tests.kit.EnrolmentListener;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.LivePage;
import io.resticmanager.tests.kit.PlantedSecrets;
import io.resticmanager.tests.kit.ProcessList;
import io.resticmanager.tests.kit.Repository;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Secrets that are planted and then looked for everywhere: process lists, logs, databases, the broker, the agent's files,
 * answers, pages and what is pushed to them.
 */
final class SecretsIT {

    @Order(1)
    @RegisterExtension
    private final NatsServerExtension nats = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    private final Stage stage = new Stage();

    private final PlantedSecrets secrets = new PlantedSecrets();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private Connection broker;
    private String invited = "";

    @BeforeEach
    void listenToEverything() throws Exception {
        broker = stage.add(nats.connect(RealNats.ALMIGHTY));
        broker.createDispatcher(message -> heard.add(message.getSubject() + " "
                + new String(message.getData(), StandardCharsets.UTF_8))).subscribe(">");
        broker.flush(Duration.ofSeconds(5));
    }

    @Test
    void noSecretStandsInClearAnywhere() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var sluice = storage.sluice();
        var stack = up();
        var alice = administrator(stack);
        var repository = planted(storage.repository("ada", sluice));
        var listener = stage.add(EnrolmentListener.before(stack.agentUrl()));
        var ada = Host.join(stage, listener.url(), alice, "ada", repository);
        secrets.plant("enrolment token", listener.heard("token"));
        secrets.plant("agent token", listener.heard("agent_token"));
        put(alice, ada, "repo-credentials", Map.of("repo_password", secrets.plant("repository password")));
        var maintained = maintain(alice, ada);

        var processes = stage.add(ProcessList.watch());
        ada.initialised();
        sluice.holdAfter(256 * 1024);
        var jobId = ada.backUp(Source.of(List.of(Sample.noise(stage.folder("noise"), 2).toString())));
        var live = stage.add(LivePage.open(stack.url(), alice.api(), topics(ada, jobId)));
        alice.awaitUnderWay(jobId);
        sluice.open();
        ada.succeeded(jobId);

        assertThat(processes.seen()).as("restic was looked at").anyMatch(line -> line.contains(" backup "));
        processes.seen().forEach(line -> secrets.assertNotIn("process " + line, line));
        await("pages hear of the job").until(() -> live.heard().stream().anyMatch(push -> push.contains(jobId)));
        live.heard().forEach(push -> secrets.assertNotIn("/live " + push, push));
        assertTold(stack, alice, ada, jobId);
        assertBroker(jobId, maintained);
        assertFilesAreClean(ada.id(), jobId);
    }

    /** restic 0.14 has user and password within the repository's URL, and prints that when something fails. */
    @Test
    void norAfterWhatFails() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var stack = up();
        var alice = administrator(stack);
        var repository = planted(storage.repository("ada"));
        var ada = Host.join(stage, stack.agentUrl(), alice, "ada", repository, ToolPaths.restic014()).initialised();
        var source = Source.of(List.of(Sample.files(stage.folder("sample"), 3).toString()));

        put(alice, ada, "repo-credentials", Map.of("repo_password", secrets.plant("wrong encryption password")));
        var wrong = alice.awaitOver(ada.backUp(source));
        put(alice, ada, "repo-credentials", Map.of("repo_password", repository.password(), "server_password",
                secrets.plant("wrong server password")));
        var locked = alice.awaitOver(ada.backUp(source));
        var maintained = maintain(alice, ada);
        storage.stop();
        var away = alice.awaitOver(ada.backUp(source));

        assertThat(wrong.error().cause()).isEqualTo("wrong_password");
        assertThat(away.error().cause()).isEqualTo("unreachable");
        for (var job : List.of(wrong, locked, away)) {
            assertThat(job.status()).isEqualTo(JobStatus.failed);
            secrets.assertNotIn("log of " + job.id(), Json.text(alice.completeLog(job.id())));
            assertTold(stack, alice, ada, job.id());
            assertBroker(job.id(), maintained);
        }
        assertFilesAreClean(ada.id(), away.id());
    }

    private StackProcess up() {
        return StackProcess.up(stage, stage.folder("data"), nats.environment());
    }

    private Administrator administrator(StackProcess stack) throws Exception {
        var alice = stack.administrator();
        secrets.plant("administrator's password", alice.password());
        secrets.plant("set-up token", stack.setupUrl().replaceFirst(".*token=", ""));
        var olga = alice.api().post("/api/users", Map.of("username", "olga", "role", "viewer")).expect(201);
        secrets.plant("invitation token", olga.text("invite_url").replaceFirst(".*token=", ""));
        invited = olga.text("user_id");
        secrets.plant("API token", alice.api().post("/api/api-tokens", Map.of("name", "planted", "role", "viewer"))
                .expect(201).text("token"));
        return alice;
    }

    private Repository planted(Repository repository) {
        secrets.plant("server password", repository.serverPassword());
        secrets.plant("first repository password", repository.password());
        return repository;
    }

    private static void put(Administrator alice, Host host, String what, Map<String, String> change) throws Exception {
        alice.api().put("/api/hosts/" + host.id() + "/" + what, change).expect(200);
    }

    /** Stores a maintenance credential and sends a prune, as jobs-service will; the agent refuses its options, once it has it. */
    private String maintain(Administrator alice, Host host) throws Exception {
        put(alice, host, "maintenance-credentials", Map.of("repo_username", "keeper", "server_password",
                secrets.plant("maintenance password"), "repo_password", secrets.plant("maintenance key")));
        var options = Json.tree(new PruneOptions("no size", null, null));
        var run = new CommandRun(Ids.next(), JobKind.prune, null, options, null);
        var question = new RpcRequest(Ids.next(), Actor.system("jobs"), null,
                Json.tree(AgentCommand.of(run, host.id())));
        var answer = broker.request(AgentCommand.to(host.id()).subject(), Json.bytes(question), Duration.ofSeconds(10));
        assertThat(answer.hasHeaders() && answer.getHeaders().containsKey(ServiceMessage.NATS_SERVICE_ERROR_CODE))
                .as(new String(answer.getData(), StandardCharsets.UTF_8)).isFalse();
        await("the agent refuses the prune").until(() -> heard.stream()
                .anyMatch(said -> said.contains("job.rejected") && said.contains(run.jobId())));
        return run.jobId();
    }

    private static List<String> topics(Host host, String jobId) {
        return List.of("fleet", "host:" + host.id(), "job:" + jobId);
    }

    private void assertTold(StackProcess stack, Administrator alice, Host host, String jobId) throws Exception {
        var at = "/api/hosts/" + host.id();
        for (var path : List.of("/api/hosts", at, at + "/repo-credentials", at + "/maintenance-credentials",
                "/api/jobs/" + jobId, "/api/jobs", at + "/snapshots", "/api/api-tokens", "/api/users",
                "/api/invitations", "/api/audit")) {
            secrets.assertNotIn(path, Json.text(alice.api().get(path)));
        }
        var page = "/hosts/" + host.id();
        for (var path : List.of("/", page, page + "/snapshots", page + "/settings", "/jobs",
                "/jobs/" + jobId, "/profile/tokens", "/settings/users", "/audit",
                "/settings/users/" + invited)) {
            assertPage(path, alice.api().page(path));
        }
        assertPage("a refused form", alice.api().form(page + "/maintenance",
                Map.of("repo_username", "a/b", "server_password", secrets.get("maintenance password"))));
        assertHealth(stack);
    }

    private void assertPage(String where, String html) {
        assertThat(html).as(where).contains("</html>");
        secrets.assertNotIn(where, html);
    }

    private void assertHealth(StackProcess stack) throws Exception {
        var address = stack.process().err().lines().filter(line -> line.contains("/health")).findFirst().orElseThrow()
                .replaceFirst(".*(http://[^ ]*)/health.*", "$1");
        var management = new ApiClient(URI.create(address).toString());
        secrets.assertNotIn("/health", Json.text(management.ask("/health").expect(200).body()));
        secrets.assertNotIn("/health/readiness", Json.text(management.ask("/health/readiness").expect(200).body()));
    }

    private void assertBroker(String jobId, String maintained) {
        assertThat(heard).as("the broker was listened to").anyMatch(message -> message.contains(jobId))
                .anyMatch(message -> message.contains(maintained))
                .anyMatch(message -> message.contains("maintenance_credential.change"));
        heard.forEach(message -> secrets.assertNotIn("message " + message, message));
    }

    private void assertFilesAreClean(String hostId, String jobId) throws IOException {
        var kept = new ArrayList<Path>(stage.files("storage", "noise", "sample"));
        kept.addAll(brokerFiles());
        var databases = new StringBuilder();
        for (var file : kept) {
            var content = Files.readString(file, StandardCharsets.ISO_8859_1);
            secrets.assertNotIn(file.toString(), withoutAnnouncement(file, content));
            databases.append(file.toString().contains(".db") ? content : "");
        }
        assertThat(databases).as("the databases were looked at").contains(hostId, jobId);
        assertThat(kept).anyMatch(file -> file.startsWith(AgentProcess.state(stage, "ada")))
                .anyMatch(file -> file.startsWith(brokerHome()));
    }

    // The one place where the set-up link is meant to be: what the terminal was
    // told.
    private String withoutAnnouncement(Path file, String content) {
        return file.getFileName().toString().startsWith("stack.")
                ? content.replace(secrets.get("set-up token"), "…")
                : content;
    }

    private List<Path> brokerFiles() throws IOException {
        try (Stream<Path> files = Files.walk(brokerHome())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Path brokerHome() {
        return nats.server().credentials().getParent();
    }
}
