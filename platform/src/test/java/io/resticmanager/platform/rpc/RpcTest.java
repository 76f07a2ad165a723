package io.resticmanager.platform.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.nats.service.Discovery;
import io.resticmanager.contracts.agent.AgentCommand;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.PublicKey;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.platform.log.LogIds;
import io.resticmanager.platform.nats.Broker;
import io.resticmanager.platform.testkit.NatsServerExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

class RpcTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(RpcTest.class);
    // Any record of the contracts will do as a question and an answer.
    private static final Rpc<PublicKey, PublicKey> ECHO = new Rpc<>("rpc.hub.echo", PublicKey.class, PublicKey.class);
    private static final Actor ALICE = new Actor("u1", "alice", Role.admin, "127.0.0.1");
    private static final Actor CHARLIE = new Actor("u2", "charlie", Role.viewer, null);

    private final Broker hub = Broker.connect("hub", NATS.server(), Duration.ofSeconds(5));
    private final Broker jobs = Broker.connect("jobs", NATS.server(), Duration.ofSeconds(5));
    private final RpcServer server = new RpcServer(hub);
    private final RpcClient client = new RpcClient(jobs);

    @BeforeEach
    void bothAreConnected() {
        assertThat(hub.isConnected() && jobs.isConnected()).isTrue();
    }

    @AfterEach
    void stop() {
        server.close();
        hub.close();
        jobs.close();
    }

    @Test
    void aRequestIsAnsweredAndTheHandlerKnowsWhoAsks() {
        serve(Role.viewer, (caller, question) -> Reply.of(
                new PublicKey(question.key() + " " + caller.actor().name() + " " + caller.subject())));

        assertThat(ask(ALICE)).isEqualTo(Reply.of(new PublicKey("hello alice rpc.hub.echo")));
    }

    @Test
    void aProblemArrivesAsItWasAnswered() {
        var problem = Problem.invalid(List.of(new FieldError("source.paths[0]", "is empty")));
        serve(Role.viewer, (_, _) -> Reply.refused(problem));

        assertThat(ask(ALICE)).isEqualTo(Reply.refused(problem));
    }

    @Test
    void aRoleThatIsTooLowNeverReachesTheHandler() {
        var asked = new ArrayList<String>();
        serve(Role.operator, (caller, question) -> {
            asked.add(caller.id());
            return Reply.of(question);
        });

        assertThat(statusOf(ask(CHARLIE))).isEqualTo(403);
        assertThat(asked).isEmpty();
        assertThat(ask(ALICE)).isInstanceOf(Reply.Value.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void anExceptionIsAnInternalErrorThatTellsNothing() {
        serve(Role.viewer, (_, _) -> {
            throw new IllegalStateException("password is hunter2");
        });

        assertThat(ask(ALICE)).isEqualTo(Reply.refused(Problem.broken()));
    }

    // In a service each answer is made on a thread of its own, so what stands in
    // the
    // log there came with the message.
    @Test
    void theLogOfWhoeverAnswersNamesTheRequestThatItIsFor() {
        serve(Role.viewer, (_, question) -> {
            LOG.info("answering {}", question.key());
            return Reply.of(question);
        });
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        ((Logger) LOG).addAppender(log);
        try {
            try (var _ = LogIds.with(LogIds.SERVICE, "gateway"); var _ = LogIds.with(LogIds.REQUEST, "01KRQ")) {
                ask(ALICE);
            }
            ask(ALICE);
        } finally {
            ((Logger) LOG).detachAppender(log);
        }

        assertThat(log.list).extracting(ILoggingEvent::getMDCPropertyMap).containsExactly(
                Map.of("service", "hub", "request_id", "01KRQ"), Map.of("service", "hub"));
    }

    @Test
    void nonsenseIsAnsweredWith400() throws Exception {
        serve(Role.viewer, (_, question) -> Reply.of(question));

        for (var nonsense : List.of("", "{", "[]", "null", "{\"id\":\"1\"}",
                "{\"id\":\"1\",\"actor\":{\"name\":\"a\",\"role\":\"emperor\"},\"body\":{\"key\":\"x\"}}",
                "{\"id\":\"1\",\"actor\":{\"name\":\"a\",\"role\":\"admin\"},\"body\":{\"key\":null}}")) {
            var answer = jobs.connection().request(ECHO.subject(), nonsense.getBytes(StandardCharsets.UTF_8),
                    Duration.ofSeconds(5));
            assertThat(Json.read(answer.getData(), Problem.class).status()).as(nonsense).isEqualTo(400);
            assertThat(answer.getHeaders().getFirst("Nats-Service-Error-Code")).isEqualTo("400");
        }
    }

    @Test
    void nobodyThereIsToldAtOnceAndApartFromATimeout() {
        var reply = ask(ALICE);

        assertThat(reply).isInstanceOfSatisfying(Reply.Refused.class, refused -> {
            assertThat(refused.problem().status()).isEqualTo(503);
            assertThat(Problems.isNoResponder(refused.problem())).isTrue();
        });
    }

    @Test
    void aServiceThatTakesTooLongIsATimeout() {
        var enough = new CountDownLatch(1);
        serve(Role.viewer, (_, question) -> {
            awaitQuietly(enough);
            return Reply.of(question);
        });

        var reply = client.call(ECHO, new PublicKey("hello"), ALICE, Duration.ofMillis(200));
        enough.countDown();

        assertThat(statusOf(reply)).isEqualTo(504);
    }

    @Test
    void aSlowRequestDoesNotHoldUpTheNext() {
        var enough = new CountDownLatch(1);
        serve(Role.viewer, (_, question) -> {
            if (question.key().equals("slow")) {
                awaitQuietly(enough);
            }
            return Reply.of(question);
        });
        var slow = Thread.startVirtualThread(() -> client.call(ECHO, new PublicKey("slow"), ALICE));

        assertThat(ask(ALICE)).isInstanceOf(Reply.Value.class);
        assertThat(slow.isAlive()).isTrue();
        enough.countDown();
    }

    @Test
    void anAnswerThatIsTooLargeForTheBrokerIsAnInternalError() {
        serve(Role.viewer, (_, _) -> Reply.of(new PublicKey("x".repeat(5 << 20))));

        assertThat(statusOf(ask(ALICE))).isEqualTo(500);
    }

    @Test
    void theOperatorSeesEveryEndpointWithItsCount() throws Exception {
        serve(Role.viewer, (_, question) -> Reply.of(question));
        ask(ALICE);
        ask(ALICE);

        try (var operator = NATS.connect("operator")) {
            var discovery = new Discovery(operator, 2_000, 1);
            assertThat(discovery.ping("hub")).hasSize(1);
            assertThat(discovery.stats("hub").getFirst().getEndpointStatsList()).singleElement().satisfies(stats -> {
                assertThat(stats.getSubject()).isEqualTo(ECHO.subject());
                assertThat(stats.getNumRequests()).isEqualTo(2);
                assertThat(stats.getProcessingTime()).isPositive();
            });
        }
    }

    @Test
    void aHostIsReachedWhileItsAnswererStandsAndNoLonger() throws Exception {
        var rpc = AgentCommand.to("ada");
        var answering = server.answer(rpc, (_, _) -> Reply.of(Nothing.NOTHING));
        assertThat(client.call(rpc, new AgentCommand(null, null, null), ALICE)).isEqualTo(Reply.of(Nothing.NOTHING));

        answering.close();

        await().until(() -> client.call(rpc, new AgentCommand(null, null, null),
                ALICE) instanceof Reply.Refused<Nothing>(var problem) && Problems.isNoResponder(problem));
    }

    @Test
    void aHostAnswersOnlyWhoHoldsTheRoleThatItNeeds() throws Exception {
        try (var _ = server.answer(ECHO, Role.operator, (_, question) -> Reply.of(question))) {
            assertThat(statusOf(ask(CHARLIE))).isEqualTo(403);
            assertThat(ask(ALICE)).isInstanceOf(Reply.Value.class);
        }
    }

    @Test
    void fiveThousandHostsAreNoBurden() throws Exception {
        var threads = Thread.getAllStackTraces().size();
        var answering = new ArrayList<AutoCloseable>();
        for (var host = 0; host < 5_000; host++) {
            var name = "host" + host;
            answering.add(server.answer(AgentCommand.to(name), (caller, _) -> {
                assertThat(caller.subject()).contains(name);
                return Reply.of(Nothing.NOTHING);
            }));
        }

        assertThat(client.call(AgentCommand.to("host0"), new AgentCommand(null, null, null), ALICE))
                .isInstanceOf(Reply.Value.class);
        assertThat(client.call(AgentCommand.to("host4999"), new AgentCommand(null, null, null), ALICE))
                .isInstanceOf(Reply.Value.class);
        assertThat(Thread.getAllStackTraces()).hasSizeLessThan(threads + 50);
        for (var host : answering) {
            host.close();
        }
    }

    private void serve(Role needed, Handler<PublicKey, PublicKey> handler) {
        server.endpoint(ECHO, needed, handler).start();
        hub.flush();
    }

    private Reply<PublicKey> ask(Actor actor) {
        return client.call(ECHO, new PublicKey("hello"), actor);
    }

    private static int statusOf(Reply<?> reply) {
        return switch (reply) {
            case Reply.Value<?> value -> throw new AssertionError("not refused: " + value);
            case Reply.Refused<?>(var problem) -> problem.status();
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
