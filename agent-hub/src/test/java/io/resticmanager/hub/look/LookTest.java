package io.resticmanager.hub.look;

import static io.resticmanager.hub.story.Onlooker.answer;
import static io.resticmanager.hub.story.Onlooker.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.nats.client.Connection;
import io.resticmanager.contracts.agent.AgentLook;
import io.resticmanager.contracts.agent.AgentLook.Answer;
import io.resticmanager.contracts.agent.AgentMessage.LookFailed;
import io.resticmanager.contracts.agent.AgentMessage.Probed;
import io.resticmanager.contracts.agent.AgentMessage.TreeEntry;
import io.resticmanager.contracts.agent.AgentMessage.TreeFound;
import io.resticmanager.contracts.agent.AgentMessage.TreeListed;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.HubMessage.Probe;
import io.resticmanager.contracts.agent.HubMessage.TreeFind;
import io.resticmanager.contracts.agent.HubMessage.TreeList;
import io.resticmanager.contracts.agent.ProtocolError;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Reply;
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

/** A person asks and the agent answers; that and nobody else, and what was asked. */
class LookTest {

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
    void whatTheAgentFindsIsTheAnswer() {
        var listed = new TreeListed(SNAPSHOT, "/srv", List.of(), null, 0L);
        var found = new TreeFound(SNAPSHOT, "notes", List.of(), true);
        var probed = new Probed(Probe.What.free_space, "/var", 1L, 2L);

        var list = olivia.asks(ada, folder("/srv"));
        var asked = agent.hearFrame(TreeList.class);
        agent.answer(asked, listed);
        var find = olivia.asks(ada, AgentLook.of(Ids.next(), new TreeFind(SNAPSHOT, "notes", 1, null), null));
        agent.answer(agent.hearFrame(TreeFind.class), found);
        var probe = olivia.asks(ada, AgentLook.of(Ids.next(), new Probe(Probe.What.free_space, null, null), null));
        agent.answer(agent.hearFrame(Probe.class), probed);

        assertThat(asked.message()).isEqualTo(new TreeList(SNAPSHOT, "/srv", null));
        assertThat(answer(list)).isEqualTo(new Answer(listed, null, null));
        assertThat(answer(find)).isEqualTo(new Answer(null, found, null));
        assertThat(answer(probe)).isEqualTo(new Answer(null, null, probed));
    }

    @Test
    void aPageOf128KibPasses() {
        var entries = IntStream.range(0, 1_300)
                .mapToObj(i -> new TreeEntry("n".repeat(60) + i, "file", i, null, 420)).toList();
        var listed = new TreeListed(SNAPSHOT, "/srv", entries, "1000", 100_000L);

        var asked = olivia.asks(ada, folder("/srv"));
        agent.answer(agent.hearFrame(TreeList.class), listed);

        assertThat(Json.bytes(listed).length).isGreaterThan(128 * 1024);
        assertThat(answer(asked).listed()).isEqualTo(listed);
    }

    @Test
    void whatTheAgentCanNotDoIsAProblemWithItsCauseAndTheNextStep() {
        var asked = olivia.asks(ada, folder("/srv"));
        agent.answer(agent.hearFrame(TreeList.class), new LookFailed(
                new JobError("path_missing", "The snapshot has no /srv.", "Open the folder above it.")));
        var nonsense = olivia.asks(ada, folder("/srv"));
        agent.answer(agent.hearFrame(TreeList.class), new LookFailed(new JobError("no-responder", "Gone.", "")));

        assertThat(problem(asked).type()).endsWith(":path_missing");
        assertThat(problem(asked).detail()).isEqualTo("The snapshot has no /srv. Open the folder above it.");
        assertThat(problem(nonsense).type()).endsWith(":look_failed");
        assertThat(problem(nonsense).detail()).isEqualTo("Gone.");
    }

    @Test
    void whatItsPolicyRefusesHasTheNameOfTheRule() {
        var asked = olivia.asks(ada, folder("/srv"));
        agent.answer(agent.hearFrame(TreeList.class), new LookFailed(
                new JobError("policy.repository_host", "This host does not use it.", "Change its policy.")));

        assertThat(problem(asked).type()).endsWith(":policy.repository_host");
    }

    @Test
    void twoAtOnceHaveEachItsOwnAnswer() {
        var first = olivia.asks(ada, folder("/first"));
        var one = agent.hearFrame(TreeList.class);
        var second = olivia.asks(ada, folder("/second"));
        var two = agent.hearFrame(TreeList.class);

        agent.answer(two, empty("/second"));
        assertThat(answer(second).listed().path()).isEqualTo("/second");
        assertThat(first).isNotDone();
        agent.answer(one, empty("/first"));

        assertThat(answer(first).listed().path()).isEqualTo("/first");
    }

    @Test
    void noOtherAgentCanAnswerIt() {
        var bob = hub.enrol("bob");
        try (var forger = bob.connectTo(hub)) {
            forger.greet();
            var asked = olivia.asks(ada, folder("/srv"));
            var frame = agent.hearFrame(TreeList.class);

            forger.answer(frame, empty("/etc"));

            assertThat(forger.hear(ProtocolError.class).code()).isEqualTo("not_asked");
            agent.answer(frame, empty("/srv"));
            assertThat(answer(asked).listed().path()).isEqualTo("/srv");
        }
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() {
        agent.say(empty("/srv"));

        assertThat(agent.hear(ProtocolError.class).code()).isEqualTo("not_asked");
    }

    @Test
    void anAnswerThatCanNotBeReadEndsTheWaiting() {
        var asked = olivia.asks(ada, folder("/srv"));
        var frame = agent.hearFrame(TreeList.class);

        agent.say("{\"type\":\"tree.list.result\",\"id\":\"1\",\"re\":\"%s\",\"payload\":{\"entries\":7}}"
                .formatted(frame.id()));

        assertThat(problem(asked).type()).endsWith(":look-unreadable");
        assertThat(agent.hear(ProtocolError.class).code()).isEqualTo("malformed");
    }

    @Test
    void anAnswerToSomethingElseIsNone() {
        var asked = olivia.asks(ada, folder("/srv"));

        agent.answer(agent.hearFrame(TreeList.class), new Probed(Probe.What.repository, null, null, null));

        assertThat(problem(asked).type()).endsWith(":look-unreadable");
    }

    @Test
    void anAgentThatIsTooOldIsToBeUpdated() {
        var asked = olivia.asks(ada, folder("/srv"));

        agent.answer(agent.hearFrame(TreeList.class), new ProtocolError("unknown_type", "What is that?"));

        assertThat(problem(asked).detail())
                .isEqualTo("The agent of this host can not look into snapshots. Update it, then try again.");
    }

    @Test
    void aViewerLooksIntoNothing() {
        var refused = Onlooker.of(gateway, "vera", Role.viewer).isRefused(ada, folder("/srv"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(agent.hearsNothingFor(Duration.ofMillis(200))).isTrue();
    }

    @Test
    void anAgentIsNotAskedMoreThanItCanAnswer() {
        var waiting = new ArrayList<CompletableFuture<Reply<Answer>>>();
        var frames = new ArrayList<Frame<HubMessage>>();
        for (var i = 0; i < Looks.MOST; i++) {
            waiting.add(olivia.asks(ada, folder("/srv")));
            frames.add(agent.hearFrame(TreeList.class));
        }

        var refused = olivia.isRefused(ada, folder("/srv"));

        assertThat(refused.status()).isEqualTo(429);
        frames.forEach(frame -> agent.answer(frame, empty("/srv")));
        assertThat(waiting).allSatisfy(asked -> assertThat(answer(asked).listed()).isNotNull());
        var after = olivia.asks(ada, folder("/srv"));
        agent.answer(agent.hearFrame(TreeList.class), empty("/srv"));
        assertThat(answer(after).listed()).isNotNull();
    }

    @Test
    void anIdIsUsedOnceAtATimeByOnePerson() {
        var look = folder("/srv");
        var asked = olivia.asks(ada, look);
        var frame = agent.hearFrame(TreeList.class);
        assertThat(olivia.isRefused(ada, look).status()).isEqualTo(409);

        var other = Onlooker.of(gateway, "otto", Role.operator).asks(ada, look);
        agent.answer(agent.hearFrame(TreeList.class), empty("/otto"));
        agent.answer(frame, empty("/olivia"));

        assertThat(answer(asked).listed().path()).isEqualTo("/olivia");
        assertThat(answer(other).listed().path()).isEqualTo("/otto");
    }

    private static AgentLook folder(String path) {
        return AgentLook.of(Ids.next(), new TreeList(SNAPSHOT, path, null), null);
    }

    private static TreeListed empty(String path) {
        return new TreeListed(SNAPSHOT, path, List.of(), null, 0L);
    }
}
