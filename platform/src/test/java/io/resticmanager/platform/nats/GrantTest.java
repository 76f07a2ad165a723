package io.resticmanager.platform.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.platform.testkit.NatsServerExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private Connection connection;

    @AfterEach
    void disconnect() throws InterruptedException {
        connection.close();
    }

    @Test
    void theTapHearsEventsAndWhatIsLive() throws Exception {
        connect("tap");
        var dispatcher = connection.createDispatcher(_ -> {
        });
        Subjects.EVENTS.forEach(dispatcher::subscribe);
        dispatcher.subscribe("live.>");
        connection.flush(Duration.ofSeconds(5));

        assertThat(refusals).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "rpc.>", "agent.*.command", "agent.*.look", "intake.*", "ephemeral.*", "_INBOX.>",
            "_INBOX_hub.>",
            "_INBOX_gateway.>", "$JS.>", "$JS.API.>", "$SYS.>", "$SRV.>"})
    void theTapHearsNothingElse(String subject) throws Exception {
        connect("tap");

        connection.subscribe(subject);

        awaitRefusal("Subscription", subject);
    }

    @ParameterizedTest
    @CsvSource({"tap,job.queued", "tap,rpc.jobs.run", "tap,live.host.ada", "tap,$JS.API.STREAM.DELETE.EVENTS",
            "hub,job.finished", "jobs,host.online", "alerts,intake.ada", "notifications,agent.ada.command",
            "gateway,agent.ada.command", "jobs,agent.ada.look", "tap,agent.ada.look",
            "jobs,$JS.API.STREAM.DELETE.EVENTS", "jobs,$JS.API.STREAM.UPDATE.EVENTS",
            "gateway,$JS.API.CONSUMER.DELETE.INTAKE.jobs", "gateway,_INBOX_hub.x"})
    void aUserMayNotSayWhatIsNotItsOwn(String user, String subject) throws Exception {
        connect(user);

        connection.publish(subject, new byte[0]);

        awaitRefusal("Publish", subject);
    }

    @ParameterizedTest
    @CsvSource({"gateway,agent.ada.look", "jobs,agent.ada.command", "gateway,rpc.hub.hosts.list"})
    void aUserMayAskWhatIsItsToAsk(String user, String subject) throws Exception {
        connect(user);

        connection.publish(subject, new byte[0]);
        connection.publish("events.of.nobody", new byte[0]);

        // Refusals come in the order of what was said.
        awaitRefusal("Publish", "events.of.nobody");
        assertThat(refusals).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"hub,_INBOX_gateway.>", "jobs,_INBOX.>", "gateway,agent.*.command", "gateway,agent.*.look",
            "jobs,agent.*.look", "alerts,intake.*",
            "jobs,rpc.hub.>"})
    void aServiceMayNotHearWhatIsForAnother(String user, String subject) throws Exception {
        connect(user);

        connection.subscribe(subject);

        awaitRefusal("Subscription", subject);
    }

    private void awaitRefusal(String what, String subject) {
        await().untilAsserted(() -> assertThat(refusals).anySatisfy(refusal -> assertThat(refusal)
                .containsIgnoringCase("permissions violation for " + what).contains(subject)));
    }

    private void connect(String user) throws Exception {
        connection = Nats.connect(Options.builder().server(NATS.server().url())
                .userInfo(user, NATS.server().passwordOf(user)).errorListener(new ErrorListener() {
                    @Override
                    public void errorOccurred(Connection line, String error) {
                        refusals.add(error);
                    }
                }).build());
    }
}
