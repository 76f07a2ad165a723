package io.resticmanager.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Suspect;
import org.junit.jupiter.api.Test;

class EndingTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    @Test
    void anAgentDoesNotConfirmItsOwnDoubts() {
        var told = new Suspect("unmounted", "/srv is no mount point any more", "root", NOON, List.of("/srv"));

        assertThat(Ending.reported(finished(told)).suspect())
                .isEqualTo(new Suspect("unmounted", "/srv is no mount point any more", null, null, List.of("/srv")));
    }

    private static JobFinished finished(Suspect suspect) {
        return new JobFinished("j1", JobKind.backup, JobStatus.succeeded, 0, null, 0, NOON, NOON, null, suspect,
                List.of(), null, null, 1);
    }
}
