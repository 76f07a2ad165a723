package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import io.resticmanager.contracts.agent.AgentMessage.SkipReason;
import io.resticmanager.contracts.job.JobKind;
import org.junit.jupiter.api.Test;

class RunWordsTest {

    @Test
    void namesWhoWasNotRunning() {
        for (var kind : new JobKind[]{JobKind.backup, JobKind.check}) {
            assertThat(RunWords.of("not_running", kind)).startsWith("The agent was not running at that time");
        }
        for (var kind : new JobKind[]{JobKind.forget, JobKind.prune}) {
            assertThat(RunWords.of("not_running", kind)).startsWith("This server was not running at that time")
                    .doesNotContain("agent");
        }
    }

    @Test
    void hasASentenceForWhateverAnAgentTells() {
        assertThat(Stream.of(SkipReason.values()).map(reason -> RunWords.of(reason.name(), JobKind.backup)))
                .doesNotHaveDuplicates().allMatch(words -> words.endsWith(".") && !words.contains("_"));
        assertThat(RunWords.of("still_waiting", JobKind.check)).contains("run before");
        assertThat(RunWords.of("refused", JobKind.backup)).contains("agent refused its schedule");
        assertThat(RunWords.of("withdrawn", JobKind.backup)).contains("changed, switched off or removed", "paused");
    }

    @Test
    void saysAReasonOfANewerAgentAsItWasTold() {
        assertThat(RunWords.of("on_battery", JobKind.backup)).isEqualTo("on_battery");
        assertThat(RunWords.of(null, JobKind.backup)).isNull();
    }
}
