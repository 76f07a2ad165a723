package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.resticmanager.agent.state.StateFailure;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobJournalTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void shouldFindAfterARestartWhatItHadAndInThatOrder() {
        var journal = JobJournal.open(folder);
        journal.put(queued("B", 1));
        journal.put(queued("A", 2));
        journal.put(queued("C", 3).started(NOON));
        journal.put(over("D", 0));

        var again = JobJournal.open(folder);

        assertThat(again.held()).isEqualTo(new Held(List.of("C"), List.of("B", "A")));
        assertThat(again.find("D")).contains(over("D", 0));
    }

    @Test
    void shouldCountAJobAsRunningUntilItsOutcomeIsTold() {
        var journal = JobJournal.open(folder);
        var ended = queued("A", 0).started(NOON).finished(outcome("A"));

        journal.put(ended);
        assertThat(journal.held()).isEqualTo(new Held(List.of("A"), List.of()));

        journal.put(ended.tellingDone());
        assertThat(journal.held()).isEqualTo(new Held(List.of(), List.of()));
    }

    @Test
    void shouldNeverMissAJobThatMovesOnWhileItIsAsked() throws Exception {
        var journal = JobJournal.open(folder);
        journal.put(queued("A", 0));
        var moving = Thread.ofPlatform().start(() -> {
            for (var i = 0; i < 60; i++) {
                journal.put(queued("A", 0));
                journal.put(queued("A", 0).started(NOON));
                journal.put(queued("A", 0).started(NOON).finished(outcome("A")));
            }
        });

        var looked = 0;
        while (moving.isAlive()) {
            assertThat(journal.held().all()).containsExactly("A");
            looked++;
        }
        moving.join();
        assertThat(looked).isPositive();
    }

    @Test
    void shouldRememberTheLastThousandThatEndedAndAllThatDidNot() throws Exception {
        var journal = JobJournal.open(folder);
        journal.put(queued("WAITS", 0));
        journal.put(queued("UNTOLD", 1).finished(outcome("UNTOLD")));

        IntStream.rangeClosed(1, 1_001).forEach(number -> journal.put(over("J" + number, number + 1)));

        assertThat(journal.find("J1")).isEmpty();
        assertThat(journal.find("J1001")).isPresent();
        assertThat(journal.held()).isEqualTo(new Held(List.of("UNTOLD"), List.of("WAITS")));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1_000);
        }
        assertThat(JobJournal.open(folder).find("J1001")).isPresent();
    }

    @Test
    void shouldGoOnWithoutARecordThatIsDamaged() throws Exception {
        JobJournal.open(folder).put(queued("GOOD", 0));
        Files.writeString(folder.resolve("BAD.json"), "{\"command\":");

        assertThat(JobJournal.open(folder).held()).isEqualTo(new Held(List.of(), List.of("GOOD")));
    }

    @Test
    void shouldNotClaimToKnowWhatTheDiskDidNotTake() throws Exception {
        var journal = JobJournal.open(folder);
        Files.createDirectories(folder.resolve("A.json.new/in-the-way"));

        assertThatThrownBy(() -> journal.put(queued("A", 0))).isInstanceOf(StateFailure.class);

        assertThat(journal.find("A")).isEmpty();
    }

    @Test
    void shouldTakeNoIdThatIsAPath() {
        assertThat(JobJournal.validId("01JTCW3V5D3XQ0P1T6C2B6E7F8")).isTrue();
        assertThat(JobJournal.validId("../key")).isFalse();
        assertThat(JobJournal.validId("")).isFalse();
        assertThat(JobJournal.validId("J".repeat(65))).isFalse();
    }

    private static JobRecord queued(String id, int after) {
        return JobRecord.queued(JobCommands.of(id, JobKind.init), NOON.plusSeconds(after));
    }

    private static JobRecord over(String id, int after) {
        return queued(id, after).started(NOON).finished(outcome(id)).tellingDone();
    }

    private static AgentMessage.JobFinished outcome(String id) {
        return new AgentMessage.JobFinished(id, JobKind.init, JobStatus.cancelled, null, null, 0, NOON, NOON, null,
                null,
                List.of(), null, null, 1);
    }
}
