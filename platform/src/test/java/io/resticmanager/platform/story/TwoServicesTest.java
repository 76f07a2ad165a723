package io.resticmanager.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.platform.rpc.RpcClient;
import io.resticmanager.platform.testkit.EventProbe;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TwoServicesTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    private static final Actor ALICE = new Actor("u1", "alice", Role.admin, null);
    private static final Actor CHARLIE = new Actor("u2", "charlie", Role.viewer, null);
    private TestService services;
    private VisitBook book;

    @BeforeEach
    void start() {
        services = TestService.start(NATS, data.path());
        book = services.context().getBean(VisitBook.class);
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void aRequestChangesOneServiceAndItsEventTheOther() throws Exception {
        try (var probe = EventProbe.on(NATS)) {
            var reply = services.bean(RpcClient.class, "hub").call(JobsRpc.RUN, run("ada"), ALICE);

            assertThat(reply).isInstanceOf(Reply.Value.class);
            assertThat(probe.await(Event.JobQueued.class).hostId()).isEqualTo("ada");
            await().untilAsserted(() -> assertThat(services.bean(GuestList.class).visitsOf("ada")).isEqualTo(1));
        }
    }

    @Test
    void aRoleThatIsTooLowIsRefused() {
        var reply = services.bean(RpcClient.class, "hub").call(JobsRpc.RUN, run("bob"), CHARLIE);

        assertThat(reply).isInstanceOfSatisfying(Reply.Refused.class,
                refused -> assertThat(refused.problem().status()).isEqualTo(403));
        assertThat(book.of("bob")).isEmpty();
    }

    @Test
    void whatFailsLeavesNeitherRowNorEvent() {
        assertThatThrownBy(() -> book.enterAndFail("eve")).isInstanceOf(IllegalArgumentException.class);

        assertThat(book.of("eve")).isEmpty();
    }

    @Test
    void aRowComesBackAsItWasSaved() {
        var saved = book.enter("ada");

        assertThat(book.of("ada")).containsExactly(saved);
    }

    @Test
    void aReaderRefusesToWrite() {
        var reads = services.bean(VisitReads.class);

        assertThatThrownBy(() -> reads.save(new Visit("v", "ada", Instant.EPOCH, Visit.Kind.first)))
                .hasStackTraceContaining("readonly");
    }

    @Test
    void anUpsertIsAQueryOfOurOwn() {
        var visits = services.bean(Visits.class);
        visits.saveOrRepeat("v1", "ada", Instant.ofEpochMilli(5));
        visits.saveOrRepeat("v1", "ada", Instant.ofEpochMilli(9));

        assertThat(visits.findById("v1"))
                .contains(new Visit("v1", "ada", Instant.ofEpochMilli(5), Visit.Kind.repeated));
    }

    private static JobsRpc.Run run(String host) {
        return new JobsRpc.Run(host, JobKind.backup, null);
    }
}
