package io.resticmanager.agent.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.resticmanager.agent.job.RestServer;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.AgentMessage.LookFailed;
import io.resticmanager.contracts.agent.HubMessage.Probe;
import io.resticmanager.contracts.agent.HubMessage.TreeList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One look at a time, and none for ever: the storage server stops just when restic begins to list. */
class LineTest {

    private static final Probe FREE = new Probe(Probe.What.free_space, null, null);
    private static final Duration USUAL = Duration.ofSeconds(58);

    @TempDir
    Path root;

    private RestServer server;
    private Path data;
    private String snapshot;

    @BeforeEach
    void start() throws Exception {
        server = RestServer.in(Files.createDirectory(root.resolve("server")));
        server.hold("ada");
        data = Files.createDirectory(root.resolve("data"));
        Files.writeString(data.resolve("file"), "x");
    }

    @AfterEach
    void stop() throws Exception {
        server.thaw();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldEndTheResticOfALookThatNobodyWaitsFor(String version) throws Exception {
        try (var stand = stuck(version, USUAL)) {
            stand.looks.begin("A", list(), LookStand.nobody());
            var restic = stand.awaitListing();

            stand.looks.cancel("A");

            assertThat(restic.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
            server.thaw();
            assertAnswers(stand);
        }
    }

    @Test
    void shouldEndAllWhenTheConnectionIsGone() throws Exception {
        try (var stand = stuck("0.18", USUAL)) {
            stand.looks.begin("A", list(), LookStand.nobody());
            stand.looks.begin("B", list(), LookStand.nobody());
            var restic = stand.awaitListing();

            stand.looks.endAll();

            assertThat(restic.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
            server.thaw();
            assertAnswers(stand);
            assertThat(stand.listings()).as("the waiting one never began").isEqualTo(1);
        }
    }

    @Test
    void shouldEndWithTheAgent() throws Exception {
        var stand = stuck("0.18", USUAL);
        stand.looks.begin("A", list(), LookStand.nobody());
        var restic = stand.awaitListing();

        stand.close();

        assertThat(restic.isAlive()).isFalse();
    }

    @Test
    void shouldAnswerInTimeAlsoWhoWaitsForHisTurn() throws Exception {
        try (var stand = stuck("0.18", Duration.ofSeconds(8))) {
            stand.begin("A", list());
            stand.begin("B", list());
            var restic = stand.awaitListing();

            assertThat(((LookFailed) stand.await("A")).error()).isEqualTo(
                    LookFailures.timeOut(true, Duration.ofSeconds(8)));
            assertThat(((LookFailed) stand.await("B")).error().cause()).isEqualTo("timeout");
            assertThat(restic.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
            assertThat(stand.listings()).isEqualTo(1);
        }
    }

    @Test
    void shouldLetEightWaitAndNoMore() throws Exception {
        try (var stand = stuck("0.18", USUAL)) {
            stand.begin("A", list());
            stand.awaitListing();
            for (int waiting = 0; waiting < Looks.MOST_WAITING; waiting++) {
                stand.begin("W" + waiting, FREE);
                // Once more, as a hub does that is not sure whether it was heard.
                stand.begin("W" + waiting, FREE);
            }

            stand.begin("B", FREE);
            var busy = ((LookFailed) stand.await("B")).error();
            stand.looks.cancel("W0");
            stand.begin("C", FREE);
            assertThat(stand.answered("C")).as("no answer yet, as it waits").isFalse();
            Files.delete(root.resolve("stop"));
            server.thaw();

            assertThat(busy.cause()).isEqualTo("busy");
            assertThat(busy.message()).contains("8 more wait");
            assertThat(stand.await("C")).isInstanceOf(AgentMessage.Probed.class);
            assertThat(stand.await("A")).isInstanceOf(AgentMessage.TreeListed.class);
            assertThat(stand.await("W7")).isInstanceOf(AgentMessage.Probed.class);
            assertThat(stand.answered("W0")).isFalse();
        }
    }

    private static void assertAnswers(LookStand stand) throws Exception {
        Files.delete(stand.folder.resolve("stop"));
        await().untilAsserted(() -> assertThat(stand.looks.held()).isZero());
        stand.begin("after", FREE);
        assertThat(stand.await("after")).isInstanceOf(AgentMessage.Probed.class);
    }

    private LookStand stuck(String version, Duration within) throws Exception {
        var stand = new LookStand(root, version, server.url("ada"), within);
        snapshot = stand.backUp(data);
        stand.stopsFirst(server.pid());
        return stand;
    }

    private TreeList list() {
        return new TreeList(snapshot, "/", null);
    }
}
