package io.resticmanager.hub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.Introduction;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.testkit.EventProbe;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything that changes something here is told to the audit log, and what changed nothing is not. */
class AuditedTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void whatAnAdministratorAndAnAgentDoIsToldInItsOrder() throws Exception {
        var alice = hub.administrator();
        try (var events = EventProbe.on(NATS)) {
            var spare = alice.mint("spare");
            alice.value(HubRpc.REVOKE_TOKEN, new HubRpc.TokenId(spare.tokenId()));
            var host = Endpoint.answer(Endpoint.withToken(alice.mint("ada").token()).tryAt(hub)).hostId();
            alice.value(HubRpc.UPDATE_HOST, new HubRpc.UpdateHost(host, "ada2", List.of("prod", "web"), null));
            alice.value(HubRpc.UPDATE_HOST, new HubRpc.UpdateHost(host, "ada2", List.of("prod", "web"), false));
            alice.value(HubRpc.UPDATE_HOST, new HubRpc.UpdateHost(host, null, null, true));
            alice.value(HubRpc.UPDATE_HOST, new HubRpc.UpdateHost(host, null, null, false));
            alice.ask(HubRpc.REMOVE_HOST, new HubRpc.RemoveHost(host, "not its name"));
            alice.value(HubRpc.REMOVE_HOST, new HubRpc.RemoveHost(host, "ada2"));

            await().untilAsserted(() -> assertThat(events.heard(Event.AuditRecorded.class))
                    .extracting(told -> told.actor() + " " + told.action() + " " + told.result())
                    .containsExactly("alice enrolment_token.create ok", "alice enrolment_token.revoke ok",
                            "alice enrolment_token.create ok", "agent:" + host + " host.enroll ok",
                            "alice host.update ok", "alice host.pause ok", "alice host.resume ok",
                            "alice host.remove ok"));
            var told = events.heard(Event.AuditRecorded.class);
            assertThat(told).extracting(Event.AuditRecorded::address).doesNotContainNull();
            assertThat(told.get(0).actorId()).isEqualTo("01JADMIN");
            assertThat(told.get(0).targetId()).isEqualTo(spare.tokenId());
            assertThat(told.get(0).details()).startsWith("for spare, good until ").doesNotContain(spare.token());
            assertThat(told.get(3).details()).contains("ada.example.org");
            assertThat(told.get(4).details()).isEqualTo("name ada2, tags prod web");
            assertThat(told.get(7).hostId()).isEqualTo(host);
        }
    }

    @Test
    void aRefusedEnrolmentAndACloneAreTold() throws Exception {
        var endpoint = hub.enrol("ada");
        try (var events = EventProbe.on(NATS)) {
            Endpoint.withToken("no-such-token").tryAt(hub);
            try (var first = endpoint.connectTo(hub)) {
                first.greet(Introduction.of("a").hello());
                try (var copy = endpoint.connectTo(hub)) {
                    copy.greet(Introduction.of("b").hello());
                    first.hear(HubMessage.Bye.class);
                }
                try (var back = endpoint.connectTo(hub)) {
                    back.say(Introduction.of("a").hello());

                    var enrolment = events.await(Event.AuditRecorded.class,
                            told -> told.action().equals("host.enroll") && told.actor().equals("agent:unknown"));
                    assertThat(enrolment.result()).isEqualTo("refused");
                    assertThat(enrolment.details()).contains("ada.example.org", "unknown")
                            .doesNotContain("no-such-token");
                    var clone = events.await(Event.AuditRecorded.class, told -> told.action().equals("host.refuse"));
                    assertThat(clone.result()).isEqualTo("refused");
                    assertThat(clone.actor()).isEqualTo("system:hub");
                    assertThat(clone.hostId()).isEqualTo(endpoint.hostId());
                }
            }
        }
    }
}
