package io.resticmanager.hub.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.service.ServiceMessage;
import io.resticmanager.contracts.agent.AgentCommand;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.HubMessage.CommandRun;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.PutMaintenance;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.hub.story.TestAgent;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The maintenance credential on its way: into the frame, past the broker, to the agent that may have it. */
class LentCredentialTest {

    private static final String PASSWORD = "planted-maintenance";

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    private Connection jobs;
    private Endpoint ada;
    private Endpoint bob;

    @BeforeEach
    void enrol() throws Exception {
        jobs = NATS.connect("jobs");
        ada = hub.enrol("ada");
        bob = hub.enrol("bob");
    }

    @AfterEach
    void disconnect() throws Exception {
        jobs.close();
    }

    @Test
    void theHostItselfGetsItWithThePruneAndWithoutItEverythingElse() {
        try (var agent = ada.connectTo(hub)) {
            var everyday = agent.greet().repository();
            send(ada, JobKind.prune, ada);
            assertThat(agent.hear(CommandRun.class).credential()).isNull();

            give(null);
            send(ada, JobKind.prune, ada);

            assertThat(agent.hear(CommandRun.class).credential()).isEqualTo(new HubMessage.Repository(everyday.id(),
                    everyday.url(), "keeper", everyday.password(), PASSWORD));
            send(ada, JobKind.backup, ada);
            assertThat(agent.hear(CommandRun.class).credential()).isNull();
        }
    }

    @Test
    void theMaintenanceHostGetsItForTheOthersRepositoryAndTheOtherNever() {
        give(bob.hostId());
        try (var theirs = ada.connectTo(hub); var agent = bob.connectTo(hub)) {
            var everyday = theirs.greet().repository();
            agent.greet();

            send(bob, JobKind.check, ada);

            var credential = agent.hear(CommandRun.class).credential();
            assertThat(credential.id()).isEqualTo(everyday.id());
            assertThat(credential.url()).isEqualTo(everyday.url());
            assertThat(credential.serverPassword()).isEqualTo(PASSWORD);
            assertThat(refusal(ada, run(JobKind.prune), ada).detail())
                    .isEqualTo("Only its maintenance host may prune this repository.");
            send(bob, JobKind.prune, bob);
            assertThat(agent.hear(CommandRun.class).credential()).isNull();
            assertThat(theirs.hearsNothingFor(Duration.ofMillis(200))).isTrue();
        }
    }

    @Test
    void aHostThatIsNotTheMaintenanceHostIsRefusedTheOthersRepository() {
        give(null);
        try (var agent = bob.connectTo(hub)) {
            agent.greet();
            awaitRoute(bob, agent);

            assertThat(refusal(bob, run(JobKind.prune), ada).status()).isEqualTo(409);
            assertThat(refusal(bob, run(JobKind.backup), ada).detail())
                    .isEqualTo("A backup runs only on the repository's own host.");
            assertThat(agent.hearsNothingFor(Duration.ofMillis(200))).isTrue();
        }
    }

    @Test
    void aCredentialThatComesOverTheBrokerIsRefused() {
        try (var agent = ada.connectTo(hub)) {
            agent.greet();
            awaitRoute(ada, agent);
            var lending = new CommandRun(Ids.next(), JobKind.prune, null, null,
                    new HubMessage.Repository("r", "rest:http://evil.example/", "eve", "p", "s"));

            assertThat(refusal(ada, lending, ada).errors().getFirst().field()).isEqualTo("run.credential");
            assertThat(agent.hearsNothingFor(Duration.ofMillis(200))).isTrue();
        }
    }

    @Test
    void theBrokerAndTheLogNeverHaveIt() throws Exception {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        try (var tap = NATS.connect(RealNats.ALMIGHTY); var agent = ada.connectTo(hub)) {
            tap.createDispatcher(message -> heard.add(text(message))).subscribe(">");
            tap.flush(Duration.ofSeconds(5));
            agent.greet();
            give(null);
            send(ada, JobKind.forget, ada);

            assertThat(agent.hear(CommandRun.class).credential().serverPassword()).isEqualTo(PASSWORD);
            tap.flush(Duration.ofSeconds(5));
        }

        assertThat(heard).anyMatch(message -> message.contains("maintenance_credential.change"));
        assertThat(String.join("\n", heard)).contains("rpc.hub.maintenance.put", ".command").doesNotContain(PASSWORD);
        assertThat(hub.log().text()).contains("maintenance credential changed").doesNotContain(PASSWORD);
    }

    private static String text(Message message) {
        return message.getSubject() + " " + new String(message.getData(), StandardCharsets.UTF_8);
    }

    private void give(String maintenanceHost) {
        hub.administrator().askSealed(HubRpc.PUT_MAINTENANCE, letter -> new PutMaintenance(ada.hostId(), null, "keeper",
                null, letter.seal(PASSWORD), maintenanceHost));
    }

    private static CommandRun run(JobKind kind) {
        return new CommandRun(Ids.next(), kind, null, null, null);
    }

    // The route opens a moment after the configuration is there.
    private void awaitRoute(Endpoint to, TestAgent agent) {
        send(to, JobKind.snapshots, to);
        agent.hear(CommandRun.class);
    }

    private void send(Endpoint to, JobKind kind, Endpoint owner) {
        var command = run(kind);
        await().until(() -> answer(to, command, owner), answer -> isAnswer(answer) && !isRefusal(answer));
    }

    private Problem refusal(Endpoint to, CommandRun command, Endpoint owner) {
        var answer = await().until(() -> answer(to, command, owner), LentCredentialTest::isAnswer);
        try {
            return Json.read(answer.getData(), Problem.class);
        } catch (Json.Malformed e) {
            throw new AssertionError("not refused: " + text(answer), e);
        }
    }

    // Nobody answers until the route is open.
    private static boolean isAnswer(Message answer) {
        return answer != null && !answer.isStatusMessage();
    }

    private static boolean isRefusal(Message answer) {
        return answer.hasHeaders() && answer.getHeaders().containsKey(ServiceMessage.NATS_SERVICE_ERROR_CODE);
    }

    private Message answer(Endpoint to, CommandRun command, Endpoint owner) throws Exception {
        var rpc = AgentCommand.to(to.hostId());
        var question = Json.tree(AgentCommand.of(command, owner.hostId()));
        return jobs.request(rpc.subject(),
                Json.bytes(new RpcRequest(Ids.next(), Actor.system("jobs"), null, question)), Duration.ofSeconds(10));
    }
}
