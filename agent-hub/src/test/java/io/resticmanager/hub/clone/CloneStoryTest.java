package io.resticmanager.hub.clone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.HubRpc.MintToken;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.Introduction;
import io.resticmanager.hub.story.RawHandshake;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.testkit.EventProbe;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CloneStoryTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void whenAnAgentComesBackAfterItsCopyBothAreRefusedAndShown() throws Exception {
        var endpoint = hub.enrol("ada");
        try (var events = EventProbe.on(NATS); var first = endpoint.connectTo(hub)) {
            first.greet(Introduction.of("a").hello());
            try (var copy = endpoint.connectTo(hub)) {
                copy.greet(Introduction.of("b").hello());
                assertThat(first.hear(HubMessage.Bye.class).reason()).isEqualTo(HubMessage.Bye.Reason.replaced);
                try (var back = endpoint.connectTo(hub)) {
                    back.say(Introduction.of("a").hello());

                    assertThat(back.hear(HubMessage.Bye.class).reason()).isEqualTo(HubMessage.Bye.Reason.refused);
                    assertThat(copy.hear(HubMessage.Bye.class).reason()).isEqualTo(HubMessage.Bye.Reason.refused);
                    assertThat(back.closeCode()).isEqualTo(1000);
                    assertThat(copy.closeCode()).isEqualTo(1000);
                }
            }
            var host = hub.administrator().host(endpoint.hostId());
            assertThat(host.presence()).isEqualTo(Presence.refused);
            assertThat(host.connectedAt()).isNull();
            assertThat(host.refusal().code()).isEqualTo("clone");
            assertThat(host.refusal().since()).isBetween(Instant.now().minusSeconds(60), Instant.now());
            assertThat(host.refusal().message()).contains("two machines");
            assertThat(events.await(Event.HostUpdated.class).hostId()).isEqualTo(endpoint.hostId());
        }
        var refusal = RawHandshake.answer(hub, endpoint.agentToken());
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(refusal.body()).contains("urn:restic-manager:problem:clone");
    }

    @Test
    void oneProcessThatDropsTenTimesIsNoClone() {
        var endpoint = hub.enrol("ada");
        for (int i = 0; i < 10; i++) {
            var agent = endpoint.connectTo(hub);
            agent.greet(Introduction.of("a").hello());
            agent.vanish();
        }

        assertThat(hub.administrator().host(endpoint.hostId()).refusal()).isNull();
    }

    @Test
    void anAgentThatStartsAnewThirtyTimesIsNoClone() {
        var endpoint = hub.enrol("ada");
        for (int i = 0; i < 30; i++) {
            var agent = endpoint.connectTo(hub);
            agent.greet(Introduction.of("process-" + i).hello());
            agent.vanish();
        }

        assertThat(hub.administrator().host(endpoint.hostId()).refusal()).isNull();
        assertThat(hub.number("SELECT count(*) FROM agent_instance")).isEqualTo(20);
    }

    @Test
    void anAgentWhoseNumbersGoBackIsRefused() {
        var endpoint = hub.enrol("ada");
        tellTwoLines(endpoint);
        try (var setBack = endpoint.connectTo(hub)) {
            setBack.say(Introduction.of("b").counted(1).hello());

            assertThat(setBack.hear(HubMessage.Bye.class).reason()).isEqualTo(HubMessage.Bye.Reason.refused);
        }
        assertThat(hub.administrator().host(endpoint.hostId()).refusal().message()).contains("counted to 1", "to 2");
    }

    private void tellTwoLines(Endpoint endpoint) {
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet(Introduction.of("a").hello());
            for (int seq = 1; seq <= 2; seq++) {
                agent.say(seq, new AgentMessage.JobLog(Ids.next(),
                        List.of(new LogLine(seq, Instant.now(), LogLine.Stream.out, "line"))));
            }
            agent.hearAckOf(2);
        }
    }

    @Test
    void aHelloThatWasHeldUpOnItsWayIsNoClone() {
        var endpoint = hub.enrol("ada");
        try (var early = endpoint.connectTo(hub)) {
            endpoint.connectTo(hub).greet(Introduction.of("a").hello());
            try (var now = endpoint.connectTo(hub)) {
                now.greet(Introduction.of("b").hello());

                early.say(Introduction.of("a").hello());

                assertThat(early.hear(HubMessage.Bye.class).reason()).isEqualTo(HubMessage.Bye.Reason.replaced);
                var host = hub.administrator().host(endpoint.hostId());
                assertThat(host.refusal()).isNull();
                assertThat(host.connectedAt()).isNotNull();
            }
        }
    }

    @Test
    void enrollingAnewEndsIt() {
        var endpoint = refused();

        var token = replacing(endpoint);

        assertThat(endpoint.tries(token).tryAt(hub).statusCode()).as("the copied identity").isEqualTo(409);
        try (var agent = Endpoint.withToken(token).enrolAt(hub).connectTo(hub)) {
            agent.greet(Introduction.of("a").hello());
            var host = hub.administrator().host(endpoint.hostId());
            assertThat(host.presence()).isEqualTo(Presence.online);
            assertThat(host.refusal()).isNull();
        }
    }

    @Test
    void aRefusalOutlivesTheHub() throws Exception {
        var endpoint = refused();

        hub.stop();
        hub.start();

        await().ignoreExceptions().untilAsserted(
                () -> assertThat(RawHandshake.answer(hub, endpoint.agentToken()).status()).isEqualTo(403));
    }

    private Endpoint refused() {
        var endpoint = hub.enrol("ada");
        for (var instance : List.of("a", "b")) {
            try (var agent = endpoint.connectTo(hub)) {
                agent.greet(Introduction.of(instance).hello());
            }
        }
        try (var agent = endpoint.connectTo(hub)) {
            agent.say(Introduction.of("a").hello());
            assertThat(agent.hear(HubMessage.Bye.class).reason()).isEqualTo(HubMessage.Bye.Reason.refused);
        }
        return endpoint;
    }

    private String replacing(Endpoint endpoint) {
        return hub.administrator().mint(new MintToken("ada", List.of(), "/srv/restic", null, null, null, null,
                endpoint.hostId())).token();
    }
}
