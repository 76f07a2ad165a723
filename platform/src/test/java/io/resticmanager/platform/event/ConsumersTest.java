package io.resticmanager.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import io.nats.client.Connection;
import io.nats.client.PublishOptions;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.PublicKey;
import io.resticmanager.platform.nats.Broker;
import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.nats.Streams;
import io.resticmanager.platform.sqlite.Transactions;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConsumersTest {

    private static final Patience SHORT = new Patience(List.of(Duration.ofMillis(20)));

    @RegisterExtension
    final NatsServerExtension nats = new NatsServerExtension();
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private TestService services;
    private Broker broker;
    private Connection all;
    private Consumers consumers;

    @BeforeEach
    void start() throws Exception {
        services = TestService.start(nats, data.path());
        broker = Broker.connect("jobs", nats.server(), Duration.ofSeconds(5));
        all = nats.connect(RealNats.ALMIGHTY);
        Streams.ensure(all, Subjects.EVENTS_STREAM);
        Streams.ensure(all, Subjects.INTAKE_STREAM);
        consumers = new Consumers(broker, transactions(), Clock.systemUTC(), SHORT);
    }

    @AfterEach
    void stop() throws InterruptedException {
        consumers.close();
        broker.close();
        services.close();
        all.close();
    }

    @Test
    void anEventIsHeardByThoseWhoWantIt() throws Exception {
        consumers.events(Set.of("host.removed"), event -> heard.add("removed " + event.hostId()))
                .events(Set.of("host.removed", "credentials.changed"), event -> heard.add("both " + event.hostId()))
                .start();
        say(removed("e1", "ada"));
        say(new Event.HostUpdated("e2", Instant.EPOCH, "ada", 1, "ada", "linux", "amd64", List.of(), null));
        say(new Event.CredentialsChanged("e3", Instant.EPOCH, "bob", 1, "r1", null));

        await().until(() -> heard.size() == 3);

        assertThat(heard).containsExactly("removed ada", "both ada", "both bob");
    }

    @Test
    void whatHappenedBeforeTheFirstStartIsHeardToo() throws Exception {
        say(removed("e1", "ada"));

        consumers.events(Set.of("host.removed"), event -> heard.add(event.eventId())).start();

        await().until(() -> heard.equals(List.of("e1")));
    }

    @Test
    void aFailureRollsBackAndTheEventComesAgain() throws Exception {
        consumers.events(Set.of("host.removed"), event -> {
            visit(event.eventId());
            heard.add(event.eventId());
            if (heard.size() < 3) {
                throw new IllegalStateException("not this time");
            }
        }).start();

        say(removed("e1", "ada"));

        await().until(() -> heard.size() == 3);
        await().untilAsserted(() -> assertThat(count("visit")).isEqualTo(1));
        assertThat(count("dead_letter")).isZero();
    }

    @Test
    void afterTheTenthTimeAnEventIsADeadLetterAndTheNextIsHeard() throws Exception {
        consumers.events(Set.of("host.removed"), event -> {
            heard.add(event.eventId());
            if (event.eventId().equals("poison")) {
                throw new IllegalStateException("never");
            }
        }).start();

        say(removed("poison", "ada"));
        say(removed("good", "bob"));

        await().until(() -> count("dead_letter") == 1);
        assertThat(heard.stream().filter("poison"::equals)).hasSize(Patience.MOST_DELIVERIES);
        assertThat(heard).contains("good");
        await().until(() -> pending("EVENTS") == 0);
    }

    @Test
    void whatCanNotBeReadIsADeadLetterAtOnce() throws Exception {
        consumers.events(Set.of("host.removed"), event -> heard.add(event.eventId())).start();

        say("host.removed", "broken", "{\"type\":\"host.exploded\"}");
        say(removed("good", "bob"));

        await().until(() -> heard.equals(List.of("good")));
        assertThat(count("dead_letter")).isEqualTo(1);
    }

    @Test
    void inOrderNothingOvertakesWhatFails() throws Exception {
        consumers.inOrder(Subjects.INTAKE_STREAM, Subjects.INTAKE, PublicKey.class, message -> {
            heard.add(message.key());
            if (message.key().equals("two") && heard.size() < 4) {
                throw new IllegalStateException("not yet");
            }
        }).start();
        for (var word : List.of("one", "two", "three")) {
            say("intake.ada", word, Json.text(new PublicKey(word)));
        }

        await().until(() -> heard.contains("three"));

        assertThat(heard).containsExactly("one", "two", "two", "two", "three");
        await().until(() -> all.jetStreamManagement().getStreamInfo("INTAKE").getStreamState().getMsgCount() == 0);
    }

    @Test
    void aMessageThatComesTwiceActsOnce() throws Exception {
        consumers.events(Set.of("host.removed"), event -> heard.add(event.eventId())).start();
        say(removed("e1", "ada"));
        await().until(() -> heard.size() == 1);
        all.jetStreamManagement().deleteStream("EVENTS");
        Streams.ensure(all, Subjects.EVENTS_STREAM);

        say(removed("e1", "ada"));
        say(removed("e2", "ada"));

        await().atMost(Duration.ofSeconds(30)).until(() -> heard.contains("e2"));
        assertThat(heard).containsExactly("e1", "e2");
    }

    @Test
    void aBrokerThatIsKilledIsHeardAgainWhenItIsBack() throws Exception {
        consumers.events(Set.of("host.removed"), event -> heard.add(event.eventId())).start();
        say(removed("e1", "ada"));
        await().until(() -> heard.size() == 1);

        nats.kill();
        await().ignoreExceptions().until(() -> say(removed("e2", "ada")));

        await().until(() -> heard.equals(List.of("e1", "e2")));
    }

    @Test
    void onlyEventsAreHeardAsEvents() {
        assertThatThrownBy(() -> consumers.events(Set.of("rpc.jobs.run"), _ -> {
        }))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theRetryPlanIsTheOneOfTheRules() {
        var usual = services.bean(Patience.class);

        assertThat(
                List.of(usual.after(1), usual.after(2), usual.after(3), usual.after(4), usual.after(5), usual.after(9)))
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30),
                        Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(10));
    }

    private Transactions transactions() {
        return services.bean(Transactions.class, "jobs");
    }

    private void visit(String id) {
        transactions().writeSql(connection -> {
            try (var insert = connection.prepareStatement("INSERT INTO visit VALUES (?, 'ada', 0, 'first')")) {
                insert.setString(1, id);
                return insert.executeUpdate();
            }
        });
    }

    private long count(String table) {
        return transactions().<Long>readSql(connection -> {
            try (var rows = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
                return rows.getLong(1);
            }
        });
    }

    private long pending(String stream) throws Exception {
        var info = all.jetStreamManagement().getConsumerInfo(stream, "jobs");
        return info.getNumPending() + info.getNumAckPending();
    }

    private static Event removed(String id, String host) {
        return new Event.HostRemoved(id, Instant.EPOCH, host, 1, host, "linux", "amd64", List.of());
    }

    private boolean say(Event event) throws Exception {
        return say(Subjects.of(event), event.eventId(), Json.text(event));
    }

    private boolean say(String subject, String id, String payload) throws Exception {
        return all.jetStream().publish(subject, payload.getBytes(StandardCharsets.UTF_8),
                PublishOptions.builder().messageId(id).build()).getSeqno() > 0;
    }
}
