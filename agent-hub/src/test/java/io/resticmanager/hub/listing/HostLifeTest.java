package io.resticmanager.hub.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.HostId;
import io.resticmanager.contracts.host.HubRpc.MintToken;
import io.resticmanager.contracts.host.HubRpc.RemoveHost;
import io.resticmanager.contracts.host.HubRpc.UpdateHost;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.RawHandshake;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.hub.story.TestAgent;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.testkit.EventProbe;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HostLifeTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void aHostIsRenamedTaggedAndPausedAndWhatIsAbsentStays() throws Exception {
        var id = hub.enrol("ada").hostId();
        try (var events = EventProbe.on(NATS)) {
            var renamed = hub.administrator().value(HubRpc.UPDATE_HOST, new UpdateHost(id, "ada-2", null, null));
            assertThat(renamed.name()).isEqualTo("ada-2");
            var first = events.await(Event.HostUpdated.class);
            assertThat(first.hostName()).isEqualTo("ada-2");

            var changed = hub.administrator().value(HubRpc.UPDATE_HOST,
                    new UpdateHost(id, null, List.of("prod", "berlin"), true));
            assertThat(changed.name()).isEqualTo("ada-2");
            assertThat(changed.tags()).containsExactly("prod", "berlin");
            assertThat(changed.paused()).isTrue();
            var second = events.await(Event.HostUpdated.class, event -> event.revision() > first.revision());
            assertThat(second.tags()).containsExactly("prod", "berlin");
        }
    }

    @Test
    void aChangeThatChangesNothingIsNoEvent() throws Exception {
        var id = hub.enrol("ada").hostId();
        try (var events = EventProbe.on(NATS)) {
            hub.administrator().value(HubRpc.UPDATE_HOST, new UpdateHost(id, "ada", List.of(), false));
            hub.administrator().value(HubRpc.UPDATE_HOST, new UpdateHost(id, "eve", null, null));

            events.await(Event.HostUpdated.class);
            assertThat(events.heard(Event.HostUpdated.class)).hasSize(1);
        }
    }

    @Test
    void aNameThatIsTakenOrNoneIsRefusedAsWhenMinting() {
        var id = hub.enrol("ada").hostId();
        hub.enrol("bob");

        assertThat(refusal(new UpdateHost(id, "BOB", null, null)).errors()).extracting(FieldError::field)
                .containsExactly("name");
        var wrong = refusal(new UpdateHost(id, "ada b", List.of("ok", "<b>"), null));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.errors()).extracting(FieldError::field).containsExactlyInAnyOrder("name", "tags[1]");
        assertThat(hub.administrator().value(HubRpc.UPDATE_HOST, new UpdateHost(id, "ADA", null, null)).name())
                .as("its own name").isEqualTo("ADA");
    }

    @Test
    void onlyAnAdministratorChangesHosts() {
        var id = hub.enrol("ada").hostId();

        assertThat(hub.administrator().askAs(Role.operator, HubRpc.UPDATE_HOST, new UpdateHost(id, null, null, true)))
                .isEqualTo(Reply.refused(Problem.forbidden(Role.admin)));
        assertThat(hub.administrator().askAs(Role.operator, HubRpc.REMOVE_HOST, new RemoveHost(id, "ada")))
                .isEqualTo(Reply.refused(Problem.forbidden(Role.admin)));
    }

    @Test
    void removingNeedsTheExactNameAndAHost() {
        var id = hub.enrol("ada").hostId();

        assertThat(removal(id, "Ada").errors()).extracting(FieldError::field).containsExactly("confirm");
        assertThat(removal("01JNOBODY", "ada").status()).isEqualTo(404);
        assertThat(hub.administrator().host(id).name()).isEqualTo("ada");
    }

    @Test
    void aConnectedAgentOfARemovedHostIsToldAtOnceAndNotLetInAgain() throws Exception {
        var endpoint = hub.enrol("ada");
        try (var events = EventProbe.on(NATS); var agent = endpoint.connectTo(hub)) {
            agent.greet();

            remove(endpoint);

            assertThat(agent.hear(HubMessage.Bye.class).reason()).isEqualTo(HubMessage.Bye.Reason.removed);
            assertThat(agent.closeCode()).isEqualTo(1000);
            assertThat(RawHandshake.answer(hub, endpoint.agentToken()).status()).isEqualTo(401);
            var removed = events.await(Event.HostRemoved.class);
            assertThat(removed.hostName()).isEqualTo("ada");
            assertThat(removed.revision()).isGreaterThan(events.await(Event.HostOnline.class).revision());
        }
        assertThat(hub.administrator().ask(HubRpc.HOST, new HostId(endpoint.hostId())))
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void whatARemovedHostLeftToSayIsNotHandedOn() {
        await("one hears the goodbye").until(this::aRemovedHostThatSpeaksHearsTheGoodbye);
    }

    private boolean aRemovedHostThatSpeaksHearsTheGoodbye() {
        var endpoint = hub.enrol("ada");
        try (var late = endpoint.connectTo(hub)) {
            remove(endpoint);

            late.say(TestAgent.hello(1, 1));
            chat(late);

            var inOrder = late.endsInOrder();
            // Both what is handed on and what waits for it.
            assertThat(hub.number("SELECT count(*) FROM outbox_event WHERE subject = 'intake.%s'"
                    .formatted(endpoint.hostId()))).isZero();
            if (inOrder) {
                assertThat(late.hear(HubMessage.Bye.class).reason()).isEqualTo(HubMessage.Bye.Reason.removed);
                assertThat(late.closeCode()).isEqualTo(1000);
            }
            return inOrder;
        }
    }

    @Test
    void theFramesThatWereOnTheWayWhenTheHostWasRemovedEndNothingElse() {
        var other = hub.enrol("bob");
        try (var bystander = other.connectTo(hub)) {
            bystander.greet();
            await("one hears the goodbye").until(this::aHostThatIsRemovedWhileItSpeaksHearsTheGoodbye);

            bystander.say(new AgentMessage.Heartbeat(Instant.now(), 5, List.of()));
            await().until(() -> hub.administrator().host(other.hostId()).outboxDepth() == 5);
        }
    }

    private boolean aHostThatIsRemovedWhileItSpeaksHearsTheGoodbye() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
            var chatter = Thread.ofVirtual().start(() -> chat(agent));

            remove(endpoint);

            join(chatter);
            var inOrder = agent.endsInOrder();
            assertThat(!inOrder || agent.closeCode() == 1000).isTrue();
            return inOrder;
        }
    }

    // Until the hub hangs up, if it does so earlier.
    private static void chat(TestAgent agent) {
        var seq = 0L;
        try {
            while (seq < 40) {
                seq++;
                agent.say(seq, new AgentMessage.JobLog(Ids.next(),
                        List.of(new LogLine(seq, Instant.now(), LogLine.Stream.out, "line"))));
            }
        } catch (CompletionException hungUp) {
            assertThat(hungUp).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void theTokensOfARemovedHostAreGoneAndItsNameIsFree() {
        var endpoint = hub.enrol("ada");
        var replacing = hub.administrator().mint(new MintToken("ada", List.of(), "/srv/restic", null, null, null, null,
                endpoint.hostId())).token();

        remove(endpoint);

        assertThat(Endpoint.withToken(replacing).tryAt(hub).statusCode()).isEqualTo(401);
        assertThat(hub.number("SELECT count(*) FROM agent_token")).isZero();
        assertThat(hub.number("SELECT count(*) FROM repository")).isZero();
        assertThat(hub.enrol("ada").hostId()).isNotEqualTo(endpoint.hostId());
    }

    private void remove(Endpoint endpoint) {
        assertThat(hub.administrator().ask(HubRpc.REMOVE_HOST, new RemoveHost(endpoint.hostId(), "ada")))
                .isEqualTo(Reply.of(Nothing.NOTHING));
    }

    private Problem removal(String hostId, String confirm) {
        return problem(hub.administrator().ask(HubRpc.REMOVE_HOST, new RemoveHost(hostId, confirm)));
    }

    private Problem refusal(UpdateHost asked) {
        return problem(hub.administrator().ask(HubRpc.UPDATE_HOST, asked));
    }

    private static Problem problem(Reply<?> reply) {
        return switch (reply) {
            case Reply.Refused<?>(var problem) -> problem;
            case Reply.Value<?> value -> fail("was not refused: " + value);
        };
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
