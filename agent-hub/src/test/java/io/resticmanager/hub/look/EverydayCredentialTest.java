package io.resticmanager.hub.look;

import static io.resticmanager.hub.story.Onlooker.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;

import io.micronaut.json.tree.JsonNode;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.service.ServiceMessage;
import io.resticmanager.contracts.agent.AgentCommand;
import io.resticmanager.contracts.agent.AgentLook;
import io.resticmanager.contracts.agent.AgentMessage.LookFailed;
import io.resticmanager.contracts.agent.AgentMessage.TreeListed;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.HubMessage.CommandRun;
import io.resticmanager.contracts.agent.HubMessage.Look;
import io.resticmanager.contracts.agent.HubMessage.Probe;
import io.resticmanager.contracts.agent.HubMessage.TreeFind;
import io.resticmanager.contracts.agent.HubMessage.TreeList;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.Onlooker;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.hub.story.TestAgent;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What opens ada's repository, lent to bob for one look or one restore. */
class EverydayCredentialTest {

    private static final String SNAPSHOT = "4f".repeat(32);

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    private Connection gateway;
    private Connection jobs;
    private Onlooker alice;
    private Endpoint ada;
    private Endpoint bob;
    private TestAgent agent;
    private HubMessage.Repository adas;

    @BeforeEach
    void connect() throws Exception {
        gateway = NATS.connect("gateway");
        jobs = NATS.connect("jobs");
        ada = hub.enrol("ada");
        bob = hub.enrol("bob");
        try (var theirs = ada.connectTo(hub)) {
            adas = theirs.greet().repository();
        }
        agent = bob.connectTo(hub);
        agent.greet();
        alice = Onlooker.of(gateway, "alice", Role.admin).awaits(bob);
    }

    @AfterEach
    void disconnect() throws Exception {
        agent.close();
        jobs.close();
        gateway.close();
    }

    @Test
    void aLookIntoAnothersRepositoryTakesItsCredentialAlong() {
        var looks = Stream.<Function<String, AgentLook>>of(
                owner -> AgentLook.of(Ids.next(), new TreeList(SNAPSHOT, "/", "7"), owner),
                owner -> AgentLook.of(Ids.next(), new TreeFind(SNAPSHOT, "a", 9, null), owner),
                owner -> AgentLook.of(Ids.next(), new Probe(Probe.What.repository, null, null), owner)).toList();
        for (var look : looks) {
            alice.asks(bob, look.apply(ada.hostId()));
            assertThat(hearLook().credential()).isEqualTo(adas);
            alice.asks(bob, look.apply(bob.hostId()));
            assertThat(hearLook().credential()).isNull();
        }
        alice.asks(bob, looks.getFirst().apply(ada.hostId()));
        assertThat(hearLook()).isEqualTo(new TreeList(SNAPSHOT, "/", "7", adas));
    }

    @Test
    void freeSpaceIsTheHostsOwnAndNeedsNone() {
        alice.asks(bob, AgentLook.of(Ids.next(), new Probe(Probe.What.free_space, "/var", null), ada.hostId()));

        assertThat(hearLook().credential()).isNull();
    }

    @Test
    void onlyAnAdministratorHasAnothersRepositoryLookedInto() {
        var olivia = Onlooker.of(gateway, "olivia", Role.operator);

        assertThat(olivia.isRefused(bob, root(ada.hostId())).status()).isEqualTo(403);
        assertThat(agent.hearsNothingFor(Duration.ofMillis(200))).isTrue();

        var own = olivia.asks(bob, root(bob.hostId()));
        agent.answer(agent.hearFrame(TreeList.class), new TreeListed(SNAPSHOT, "/", List.of(), null, 0L));
        assertThat(answer(own).listed()).isNotNull();
    }

    @Test
    void aRemovedHostLendsNothing() {
        hub.administrator().value(HubRpc.REMOVE_HOST, new HubRpc.RemoveHost(ada.hostId(), "ada"));

        assertThat(alice.isRefused(bob, root(ada.hostId())).detail())
                .isEqualTo("The host whose repository that is was removed, so its credential is not here any more.");
        assertThat(refusal(restore(RestoreOptions.Mode.new_directory)).status()).isEqualTo(409);
        assertThat(agent.hearsNothingFor(Duration.ofMillis(200))).isTrue();
    }

    @Test
    void aLookThatBringsACredentialIsRefused() {
        var brought = new HubMessage.Repository("r", "rest:http://evil.example/", "eve", "p", "s");

        var refused = alice.isRefused(bob,
                AgentLook.of(Ids.next(), new TreeList(SNAPSHOT, "/", null, brought), null));

        assertThat(refused.errors().getFirst().field()).isEqualTo("credential");
        assertThat(agent.hearsNothingFor(Duration.ofMillis(200))).isTrue();
    }

    @Test
    void aRestoreToAnotherHostTakesItAlong() {
        var run = restore(RestoreOptions.Mode.new_directory);

        assertThat(isRefusal(send(run))).isFalse();

        assertThat(agent.hear(CommandRun.class)).isEqualTo(
                new CommandRun(run.jobId(), JobKind.restore, null, run.options(), adas, 60L));
    }

    @Test
    void overTheFilesOfAnotherHostNothingIsRestored() {
        assertThat(refusal(restore(RestoreOptions.Mode.in_place)).detail())
                .startsWith("A restore in place runs only on the host whose snapshot it is.");
        assertThat(refusal(run(null)).status()).isEqualTo(409);
        assertThat(refusal(run(Json.tree(alice.actor()))).status()).isEqualTo(409);
        assertThat(agent.hearsNothingFor(Duration.ofMillis(200))).isTrue();
    }

    @Test
    void theBrokerAndTheLogNeverHaveIt() throws Exception {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        try (var tap = NATS.connect(RealNats.ALMIGHTY)) {
            tap.createDispatcher(message -> heard.add(text(message))).subscribe(">");
            tap.flush(Duration.ofSeconds(5));
            var asked = alice.asks(bob, root(ada.hostId()));
            agent.answer(agent.hearFrame(TreeList.class),
                    new LookFailed(new JobError("unreachable", "No answer.", "Look at the server.")));
            Onlooker.problem(asked);
            send(restore(RestoreOptions.Mode.new_directory));
            assertThat(agent.hear(CommandRun.class).credential()).isEqualTo(adas);
            tap.flush(Duration.ofSeconds(5));
        }

        assertThat(String.join("\n", heard)).contains(bob.hostId() + ".look", bob.hostId() + ".command", "No answer.")
                .doesNotContain(adas.password(), adas.serverPassword());
        assertThat(hub.log().text()).contains("agent connected").doesNotContain(adas.password(), adas.serverPassword());
    }

    private Look hearLook() {
        return (Look) agent.hearFrame(Look.class).message();
    }

    private static AgentLook root(String owner) {
        return AgentLook.of(Ids.next(), new TreeList(SNAPSHOT, "/", null), owner);
    }

    private static CommandRun restore(RestoreOptions.Mode mode) {
        return run(
                Json.tree(new RestoreOptions(SNAPSHOT, List.of("/srv"), new RestoreOptions.Target(mode), null, null)));
    }

    private static CommandRun run(@Nullable JsonNode options) {
        return new CommandRun(Ids.next(), JobKind.restore, null, options, null, 60L);
    }

    private Message send(CommandRun run) {
        try {
            return jobs.request(AgentCommand.to(bob.hostId()).subject(), Json.bytes(new RpcRequest(Ids.next(),
                    Actor.system("jobs"), null, Json.tree(AgentCommand.of(run, ada.hostId())))),
                    Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Problem refusal(CommandRun run) {
        try {
            return Json.read(send(run).getData(), Problem.class);
        } catch (Json.Malformed e) {
            throw new AssertionError("not refused", e);
        }
    }

    private static boolean isRefusal(Message answer) {
        return answer.hasHeaders() && answer.getHeaders().containsKey(ServiceMessage.NATS_SERVICE_ERROR_CODE);
    }

    private static String text(Message message) {
        return message.getSubject() + " " + new String(message.getData(), StandardCharsets.UTF_8);
    }
}
