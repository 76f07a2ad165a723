package io.resticmanager.hub.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.host.HubHost.InForce;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.RemoveHost;
import io.resticmanager.contracts.host.HubRpc.UpdateHost;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.hub.story.ScheduleBook;
import io.resticmanager.hub.story.TestAgent;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a changed schedule at jobs-service to what the agent is told and what it has confirmed. */
class ScheduleCopyTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    private ScheduleBook book;
    private Endpoint endpoint;
    private String host;

    @BeforeEach
    void enrol() throws Exception {
        book = ScheduleBook.on(NATS);
        endpoint = hub.enrol("ada");
        host = endpoint.hostId();
    }

    @AfterEach
    void close() throws Exception {
        book.close();
    }

    @Test
    void aChangedScheduleIsPushedAndInForceOnceTheAgentHasIt() throws Exception {
        try (var agent = endpoint.connectTo(hub)) {
            var first = agent.greet();
            assertThat(first.schedules()).isEmpty();

            book.change(ScheduleBook.schedule(host, "S1", JobKind.backup, true, 3));

            var update = agent.hear(HubMessage.ConfigUpdate.class);
            assertThat(update.revision()).isGreaterThan(first.revision());
            assertThat(schedules(update)).singleElement().satisfies(told -> {
                assertThat(told.id()).isEqualTo("S1");
                assertThat(told.revision()).isEqualTo(3);
                assertThat(told.source().paths()).containsExactly("/etc");
                assertThat(told.nextRuns()).as("what is told to people only").isNull();
            });
            assertThat(update.repository()).isNotNull();
            assertThat(inForce()).as("pending").isEmpty();
            confirm(agent, update);
            await().until(() -> inForce().equals(List.of(new InForce("S1", 3))));

            book.change(ScheduleBook.schedule(host, "S1", JobKind.backup, true, 4));
            var second = agent.hear(HubMessage.ConfigUpdate.class);
            assertThat(inForce()).as("pending again").isEmpty();
            confirm(agent, second);
            await().until(() -> inForce().equals(List.of(new InForce("S1", 4))));
        }
    }

    @Test
    void onlyWhatTheAgentFollowsIsPushedAndARefusedOneIsNotInForce() throws Exception {
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
            book.keep(host, ScheduleBook.schedule(host, "S1", JobKind.backup, true, 1),
                    ScheduleBook.schedule(host, "S2", JobKind.check, true, 1),
                    ScheduleBook.schedule(host, "S3", JobKind.backup, false, 1),
                    ScheduleBook.schedule(host, "S4", JobKind.forget, true, 1),
                    ScheduleBook.schedule(host, "S5", JobKind.prune, true, 1));
            book.tell(host, "S5", 1);

            var update = agent.hear(HubMessage.ConfigUpdate.class);
            assertThat(schedules(update)).extracting(Schedule::id).containsExactly("S1", "S2");
            agent.say(new AgentMessage.ConfigApplied(update.revision(),
                    List.of("schedule:S2: This host does not know its time zone.")));
            await().until(() -> inForce().equals(List.of(new InForce("S1", 1))));
            assertThat(hub.administrator().host(host).configRefused()).hasSize(1);
        }
    }

    @Test
    void anEventThatChangesNothingIsNoNewConfiguration() throws Exception {
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
            var schedule = ScheduleBook.schedule(host, "S1", JobKind.backup, true, 1);
            book.change(schedule);
            var update = agent.hear(HubMessage.ConfigUpdate.class);
            var before = book.asked();

            // Told with other next runs, twice.
            book.change(ScheduleBook.schedule(host, "S1", JobKind.backup, true, 1));
            book.tell(host, "S1", 1);

            await().until(() -> book.asked() > before && stale() == 0);
            assertThat(hub.administrator().host(host).configRevision()).isEqualTo(update.revision());
        }
    }

    @Test
    void aRestartedHubAsksForAllAndPushesWhatItMissed() throws Exception {
        book.change(ScheduleBook.schedule(host, "S1", JobKind.backup, true, 1));
        await().until(() -> hub.number("SELECT count(*) FROM schedule") == 1);
        hub.stop();
        book.keep(host, ScheduleBook.schedule(host, "S2", JobKind.backup, true, 1));

        hub.start();

        await().until(() -> hub.number("SELECT count(*) FROM schedule WHERE id = 'S2'") == 1);
        assertThat(hub.number("SELECT count(*) FROM schedule")).isEqualTo(1);
        try (var agent = endpoint.connectTo(hub)) {
            assertThat(schedules(agent.greet())).extracting(Schedule::id).containsExactly("S2");
        }
    }

    @Test
    void whatNobodyAnswersIsAskedForAgain() throws Exception {
        book.close();
        try (var events = ScheduleBook.silent(NATS)) {
            events.tell(host, "S1", 1);
            await().until(() -> stale() == 1);
        }

        book = ScheduleBook.on(NATS);
        book.keep(host, ScheduleBook.schedule(host, "S1", JobKind.backup, true, 1));

        await().until(() -> hub.number("SELECT count(*) FROM schedule") == 1);
        assertThat(stale()).isZero();
    }

    @Test
    void aPausedHostHasNoneAndGetsThemBackAsNew() throws Exception {
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
            book.change(ScheduleBook.schedule(host, "S1", JobKind.backup, true, 1));
            confirm(agent, agent.hear(HubMessage.ConfigUpdate.class));
            await().until(() -> inForce().size() == 1);

            hub.administrator().value(HubRpc.UPDATE_HOST, new UpdateHost(host, null, null, true));
            var paused = agent.hear(HubMessage.ConfigUpdate.class);
            assertThat(paused.schedules()).isEmpty();
            assertThat(inForce()).isEmpty();
            confirm(agent, paused);

            hub.administrator().value(HubRpc.UPDATE_HOST, new UpdateHost(host, null, null, false));
            var again = agent.hear(HubMessage.ConfigUpdate.class);
            assertThat(again.revision()).isGreaterThan(paused.revision());
            assertThat(schedules(again)).extracting(Schedule::id).containsExactly("S1");
            assertThat(inForce()).as("the agent was told, and has not answered").isEmpty();
            confirm(agent, again);
            await().until(() -> inForce().size() == 1);
        }
    }

    @Test
    void aRemovedHostTakesItsSchedulesAlong() throws Exception {
        book.change(ScheduleBook.schedule(host, "S1", JobKind.backup, true, 1));
        await().until(() -> hub.number("SELECT count(*) FROM schedule") == 1);

        hub.administrator().ask(HubRpc.REMOVE_HOST, new RemoveHost(host, "ada"));
        assertThat(hub.number("SELECT count(*) FROM schedule")).isZero();
        var before = book.asked();
        book.tell(host, "S1", 2);
        var other = hub.enrol("bob").hostId();
        book.tell(other, "S9", 1);

        await().until(() -> book.asked() > before && stale() == 0);
        assertThat(hub.number("SELECT count(*) FROM schedule")).isZero();
    }

    @Test
    void aHostThatIsEnrolledAnewHasConfirmedNothing() throws Exception {
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
            book.change(ScheduleBook.schedule(host, "S1", JobKind.backup, true, 1));
            confirm(agent, agent.hear(HubMessage.ConfigUpdate.class));
            await().until(() -> inForce().size() == 1);
        }
        var token = hub.administrator().mint(new HubRpc.MintToken("ada", List.of(), "/srv/restic", null, null, null,
                null, host)).token();

        Endpoint.withToken(token).enrolAt(hub);

        assertThat(inForce()).isEmpty();
        assertThat(hub.number("SELECT count(*) FROM schedule")).isEqualTo(1);
    }

    private static void confirm(TestAgent agent, HubMessage.ConfigUpdate update) {
        agent.say(new AgentMessage.ConfigApplied(update.revision(), List.of()));
    }

    private List<InForce> inForce() {
        return hub.administrator().host(host).inForce();
    }

    private long stale() {
        return hub.number("SELECT count(*) FROM schedule_stale");
    }

    private static List<Schedule> schedules(HubMessage.ConfigUpdate update) {
        return update.schedules().stream().map(json -> {
            try {
                return Json.read(json, Schedule.class);
            } catch (Json.Malformed e) {
                throw new AssertionError(e);
            }
        }).toList();
    }
}
