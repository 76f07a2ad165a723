package io.resticmanager.agent.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import io.resticmanager.agent.identity.Identity;
import io.resticmanager.agent.identity.Machine;
import io.resticmanager.agent.outbox.Outbox;
import io.resticmanager.agent.outbox.OutboxLimits;
import io.resticmanager.agent.state.ProcessLock;
import io.resticmanager.agent.state.SealedFiles;
import io.resticmanager.agent.state.StateDir;
import io.resticmanager.contracts.agent.AgentMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrollerTest {

    @TempDir
    Path folder;

    private StateDir dir;
    private StubHub hub;

    @BeforeEach
    void start() throws Exception {
        dir = StateDir.open(folder.resolve("state"));
        hub = new StubHub();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void shouldBecomeTheHostThatTheHubMade() throws Exception {
        hub.enrols("H1");

        var outcome = enrol("first");

        assertThat(outcome).isEqualTo(new EnrolmentOutcome.Enrolled(identity(), null));
        assertThat(identity().hostId()).isEqualTo("H1");
        assertThat(identity().wsUrl()).startsWith("ws://127.0.0.1:");
        assertThat(hub.asked().getFirst().token()).isEqualTo("first");
        assertThat(hub.asked().getFirst().agentToken()).isEqualTo(identity().agentToken()).hasSize(43);
    }

    @Test
    void shouldDoNothingWhenTheSameTokenComesAgain() throws Exception {
        hub.enrols("H1");
        enrol("first");

        try (var running = ProcessLock.take(dir).orElseThrow()) {
            assertThat(enrol("first")).isEqualTo(new EnrolmentOutcome.AlreadyEnrolled(identity()));
        }

        assertThat(hub.asked()).hasSize(1);
    }

    @Test
    void shouldSendTheSameAgentTokenAgainWhenTheAnswerWasLost() throws Exception {
        hub.losesItsAnswer().enrols("H1");

        assertThat(enrol("first")).isInstanceOf(EnrolmentOutcome.Failed.class);
        assertThat(Identity.in(SealedFiles.in(dir))).isEmpty();
        assertThat(enrol("first")).isInstanceOf(EnrolmentOutcome.Enrolled.class);

        assertThat(hub.asked()).hasSize(2);
        assertThat(hub.asked().getFirst().agentToken()).isEqualTo(hub.asked().getLast().agentToken());
    }

    @Test
    void shouldReplaceTheIdentityWithAnAgentTokenOfItsOwnAndKeepWhatItHasToTell() throws Exception {
        hub.enrols("H1").enrols("H1");
        enrol("first");
        var before = identity();
        remember("one word");

        var outcome = enrol("second");

        assertThat(outcome).isEqualTo(new EnrolmentOutcome.Enrolled(identity(), before));
        assertThat(identity().hostId()).isEqualTo("H1");
        assertThat(identity().agentToken()).isNotEqualTo(before.agentToken())
                .isEqualTo(hub.asked().getLast().agentToken());
        assertThat(told()).isEqualTo(1);
        assertThat(SealedFiles.in(dir).read("config", AgentMessage.ConfigApplied.class)).isPresent();
    }

    @Test
    void shouldKeepNothingOfTheHostThatItWasWhenItBecomesAnother() throws Exception {
        hub.enrols("H1").enrols("H2");
        enrol("first");
        remember("a word about H1");

        enrol("second");

        assertThat(identity().hostId()).isEqualTo("H2");
        assertThat(told()).isZero();
        assertThat(Files.exists(dir.root().resolve("jobs"))).isFalse();
        assertThat(SealedFiles.in(dir).read("config", AgentMessage.ConfigApplied.class)).isEmpty();
    }

    @Test
    void shouldStayWhoItIsWhenTheNewTokenIsNotGood() throws Exception {
        hub.enrols("H1").answers(401, "").answers(500, "").answers(409, "{\"detail\":\"another name\"}")
                .answers(200, "<html>").losesItsAnswer().enrols("H1");
        enrol("first");
        var before = identity();
        remember("one word");

        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(enrol("second")).isInstanceOf(EnrolmentOutcome.Failed.class);
            assertThat(identity()).isEqualTo(before);
        }

        assertThat(told()).isEqualTo(1);
        assertThat(enrol("second")).isInstanceOf(EnrolmentOutcome.Enrolled.class);
    }

    @Test
    void shouldNotEnrolUnderARunningAgentNorUseTheToken() throws Exception {
        hub.enrols("H1");
        enrol("first");

        try (var running = ProcessLock.take(dir).orElseThrow()) {
            assertThat(enrol("second")).isInstanceOfSatisfying(EnrolmentOutcome.InUse.class,
                    outcome -> assertThat(outcome.message()).contains(dir.root().toString(),
                            "process " + ProcessHandle.current().pid(), "stop it", "token was not used"));
        }

        assertThat(hub.asked()).hasSize(1);
        assertThat(identity().hostId()).isEqualTo("H1");
    }

    @Test
    void shouldLetTheAgentStartAfterwards() throws Exception {
        hub.enrols("H1").answers(401, "");
        enrol("first");
        enrol("second");

        assertThat(ProcessLock.isHeld(dir)).isFalse();
    }

    private EnrolmentOutcome enrol(String token) throws InterruptedException {
        return new Enroller(dir, new Machine("ada", "linux", "amd64"))
                .enrol(new EnrolmentRequest(hub.uri(), token, null, null));
    }

    private Identity identity() {
        return Identity.in(SealedFiles.in(dir)).orElseThrow();
    }

    /** As an agent that ran: it has a configuration, a job, and something to tell. */
    private void remember(String word) throws Exception {
        SealedFiles.in(dir).write("config", new AgentMessage.ConfigApplied(1, List.of()));
        Files.writeString(dir.folder("jobs").resolve("job"), word);
        try (var outbox = outbox()) {
            outbox.append(new AgentMessage.JobLog("J1", List.of()));
        }
    }

    private long told() throws Exception {
        try (var outbox = outbox()) {
            return outbox.depth();
        }
    }

    private Outbox outbox() {
        return Outbox.open(dir.folder("outbox"), OutboxLimits.DEFAULT, Clock.systemUTC());
    }
}
