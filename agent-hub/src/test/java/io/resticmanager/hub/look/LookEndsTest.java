package io.resticmanager.hub.look;

import static io.resticmanager.hub.story.Onlooker.answer;
import static io.resticmanager.hub.story.Onlooker.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import io.nats.client.Connection;
import io.resticmanager.contracts.agent.AgentLook;
import io.resticmanager.contracts.agent.AgentLook.Answer;
import io.resticmanager.contracts.agent.AgentMessage.TreeListed;
import io.resticmanager.contracts.agent.HubMessage.LookCancel;
import io.resticmanager.contracts.agent.HubMessage.TreeList;
import io.resticmanager.contracts.agent.ProtocolError;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.Onlooker;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.hub.story.TestAgent;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What else than an answer ends the waiting for one. */
class LookEndsTest {

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
    private Onlooker olivia;
    private Endpoint ada;
    private TestAgent agent;

    @BeforeEach
    void connect() throws Exception {
        gateway = NATS.connect("gateway");
        ada = hub.enrol("ada");
        agent = ada.connectTo(hub);
        agent.greet();
        olivia = Onlooker.of(gateway, "olivia", Role.operator).awaits(ada);
    }

    @AfterEach
    void disconnect() throws Exception {
        agent.close();
        gateway.close();
    }

    @Test
    void aCancelEndsItHereAndAtTheAgentAndALateAnswerIsRefused() {
        var look = folder("/srv");
        var asked = olivia.asks(ada, look);
        var frame = agent.hearFrame(TreeList.class);

        var cancel = olivia.asks(ada, AgentLook.cancel(Ids.next(), look.id()));

        assertThat(problem(asked).type()).endsWith(":look-cancelled");
        assertThat(answer(cancel)).isEqualTo(new Answer(null, null, null));
        assertThat(agent.hear(LookCancel.class).id()).isEqualTo(frame.id());
        agent.answer(frame, empty("/srv"));
        assertThat(agent.hear(ProtocolError.class).code()).isEqualTo("not_asked");
    }

    @Test
    void nobodyCancelsTheLookOfAnother() {
        var look = folder("/srv");
        var asked = olivia.asks(ada, look);
        var frame = agent.hearFrame(TreeList.class);

        var refused = Onlooker.of(gateway, "mallory", Role.admin).isRefused(ada,
                AgentLook.cancel(Ids.next(), look.id()));

        assertThat(refused.status()).isEqualTo(404);
        agent.answer(frame, empty("/srv"));
        assertThat(answer(asked).listed()).isNotNull();
    }

    @Test
    void whenTheConnectionEndsNobodyWaitsOn() {
        var one = olivia.asks(ada, folder("/one"));
        var two = olivia.asks(ada, folder("/two"));
        agent.hear(TreeList.class);
        agent.hear(TreeList.class);

        agent.vanish();

        assertThat(List.of(problem(one), problem(two))).allSatisfy(problem -> {
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.detail()).startsWith("The agent went away before it answered.");
        });
        assertNobodyAnswersFor(ada);
    }

    @Test
    void anotherConnectionOfTheAgentDoesNotAnswerForTheOneBefore() {
        var asked = olivia.asks(ada, folder("/srv"));
        var frame = agent.hearFrame(TreeList.class);

        try (var again = ada.connectTo(hub)) {
            again.greet();
            again.answer(frame, empty("/srv"));

            assertThat(again.hear(ProtocolError.class).code()).isEqualTo("not_asked");
            assertThat(problem(asked).type()).endsWith(":agent-went-away");
        }
    }

    @Test
    void theStoppingHubTellsWhoWaits() {
        var asked = olivia.asks(ada, folder("/srv"));
        agent.hear(TreeList.class);

        hub.stop();

        assertThat(problem(asked).type()).endsWith(":agent-went-away");
    }

    private void assertNobodyAnswersFor(Endpoint endpoint) {
        await().until(() -> {
            var answer = gateway.request(AgentLook.at(endpoint.hostId()).subject(), new byte[0],
                    Duration.ofSeconds(5));
            return answer == null || answer.isStatusMessage();
        });
    }

    private static AgentLook folder(String path) {
        return AgentLook.of(Ids.next(), new TreeList(SNAPSHOT, path, null), null);
    }

    private static TreeListed empty(String path) {
        return new TreeListed(SNAPSHOT, path, List.of(), null, 0L);
    }
}
