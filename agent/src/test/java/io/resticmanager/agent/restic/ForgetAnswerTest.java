package io.resticmanager.agent.restic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.resticmanager.contracts.snapshot.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgetAnswerTest {

    @Test
    void shouldTakeNullForAnEmptyListAndFindReasonsOfSnapshotsWithoutAnId() throws Exception {
        var plan = ForgetAnswer.parse(Captures.of("0.14.0", "forget-again.out.jsonl")).orElseThrow();

        assertThat(plan.groups()).hasSize(2);
        assertThat(plan.removed()).isEmpty();
        assertThat(plan.kept()).isEqualTo(2);
        assertThat(plan.groups()).flatExtracting(ForgetPlan.Group::kept).extracting(ForgetPlan.Kept::reasons)
                .containsOnly(List.of("last snapshot"));
        assertThat(plan.refusal()).isEmpty();
    }

    @Test
    void shouldReadTheFirstLineAloneOfWhatForgetWithPrunePrints() throws Exception {
        var plan = ForgetAnswer.parse(Captures.of("0.14.0", "forget-prune.out.jsonl")).orElseThrow();

        assertThat(plan.removed()).extracting(Snapshot::shortId).containsExactly("7736d5da");
        assertThat(plan.groups().getFirst().host()).isEmpty();
        assertThat(plan.groups().getFirst().paths()).isEmpty();
    }

    @Test
    void shouldReadThatOf018() throws Exception {
        var plan = ForgetAnswer.parse(Captures.of("0.18.0", "ao-forget.out.jsonl")).orElseThrow();

        assertThat(plan.removed()).extracting(Snapshot::shortId).containsExactly("cf33aa6a");
        assertThat(plan.groups().getFirst().kept().getFirst().reasons()).containsExactly("last snapshot");
        assertThat(plan.groups().getFirst().kept().getFirst().snapshot().files()).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "null\n", "[]\n"})
    void shouldTakeNothingForNoGroups(String printed) {
        assertThat(ForgetAnswer.parse(printed).orElseThrow().groups()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{", "loading indexes...",
            "[{\"keep\":[{\"id\":\"1\",\"short_id\":\"1\",\"time\":\"no\"}]}]"})
    void shouldNotGuessWhatItCanNotRead(String printed) {
        assertThat(ForgetAnswer.parse(printed)).isEmpty();
    }
}
