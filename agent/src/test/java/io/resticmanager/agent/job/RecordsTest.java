package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Told told = new Told();
    private JobJournal journal;
    private Records records;

    @BeforeEach
    void open() {
        journal = JobJournal.open(folder);
        records = new Records(journal, told, () -> 7, CLOCK);
    }

    @Test
    void shouldTellTheLifeOfAJobUnderTheRevisionInForce() {
        var queued = queued("A");

        records.accepted(queued);
        var running = records.started(queued, "0.18.0");
        records.finished(running, new Outcome.Failed(Failures.expired(), 1));

        assertThat(told.about(AgentMessage.JobAccepted.class, "A")).singleElement()
                .satisfies(said -> assertThat(said.configRevision()).isEqualTo(7));
        assertThat(told.about(AgentMessage.JobStarted.class, "A")).singleElement()
                .satisfies(said -> assertThat(said.resticVersion()).isEqualTo("0.18.0"));
        assertThat(told.ends("A")).singleElement().satisfies(end -> {
            assertThat(end.status()).isEqualTo(JobStatus.failed);
            assertThat(end.error()).isEqualTo(Failures.expired());
            assertThat(end.startedAt()).isEqualTo(NOON);
            assertThat(end.exitCode()).isEqualTo(1);
        });
    }

    @Test
    void shouldHaveTheOutcomeInTheJournalBeforeItIsTold() {
        var heldWhenTold = new Held[1];
        var watching = new Records(journal, new Watching(() -> heldWhenTold[0] = journal.held()), () -> 7, CLOCK);

        watching.finished(watching.started(queued("A"), null), new Outcome.Cancelled(130));

        assertThat(heldWhenTold[0]).isEqualTo(new Held(List.of("A"), List.of()));
        assertThat(journal.find("A").orElseThrow().told()).isTrue();
        assertThat(journal.held().all()).isEmpty();
    }

    @Test
    void shouldTellAtTheNextStartWhatACrashKeptFromTheOutbox() {
        var untold = new JobRecord(JobCommands.of("A", JobKind.init), JobRecord.State.finished, NOON, NOON,
                cancelled("A"), false, null);
        journal.put(untold);
        journal.put(new JobRecord(JobCommands.of("B", JobKind.init), JobRecord.State.finished, NOON, NOON,
                cancelled("B"), true, null));

        records.tellAgain();
        records.tellAgain();

        assertThat(told.ends("A")).containsExactly(cancelled("A"));
        assertThat(told.ends("B")).isEmpty();
    }

    @Test
    void shouldTellTheEndOfAJobWhoseOptionsCannotBeRead() throws Exception {
        var options = Json.read("{\"schedule_id\": \"S\", \"source\": 7}", JsonNode.class);
        var command = new HubMessage.CommandRun("A", JobKind.backup, null, options, null);

        records.failed(JobRecord.queued(command, NOON), Failures.agentInterrupted());

        assertThat(told.ends("A")).singleElement().satisfies(end -> {
            assertThat(end.error()).isEqualTo(Failures.agentInterrupted());
            assertThat(end.scheduleId()).isNull();
        });
    }

    private JobRecord queued(String id) {
        var record = JobRecord.queued(JobCommands.of(id, JobKind.init), NOON);
        journal.put(record);
        return record;
    }

    private static AgentMessage.JobFinished cancelled(String id) {
        return new AgentMessage.JobFinished(id, JobKind.init, JobStatus.cancelled, null, null, 0, NOON, NOON, null,
                null,
                List.of(), null, null, 1);
    }

    /** Looks around at the moment when an outcome is kept. */
    private record Watching(Runnable look) implements Telling {

        @Override
        public void keep(AgentMessage.Durable message) {
            if (message instanceof AgentMessage.JobFinished) {
                look.run();
            }
        }

        @Override
        public boolean tryKeep(AgentMessage.Durable message) {
            return true;
        }

        @Override
        public void say(AgentMessage message) {}

        @Override
        public boolean connected() {
            return true;
        }
    }
}
