package io.resticmanager.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.resticmanager.hub.intake.Sequence.Verdict;
import org.junit.jupiter.api.Test;

class SequenceTest {

    @Test
    void theNextNumberIsFresh() {
        assertThat(Sequence.from(4, 4, 0).judge(5)).isEqualTo(new Verdict.Fresh(new Sequence(5, 0)));
    }

    @Test
    void aNumberThatIsStoredIsADuplicate() {
        var sequence = Sequence.from(4, 9, 5);

        assertThat(sequence.judge(4)).isEqualTo(new Verdict.Duplicate());
        assertThat(sequence.judge(1)).isEqualTo(new Verdict.Duplicate());
    }

    @Test
    void aGapIsRefusedWhenTheAgentStillHasEveryFrame() {
        assertThat(Sequence.from(4, 9, 5).judge(6)).isEqualTo(new Verdict.Gap(5));
    }

    @Test
    void framesThatTheAgentGaveUpMayBeMissing() {
        var threeGivenUp = Sequence.from(4, 9, 2);

        assertThat(threeGivenUp.judge(8)).isEqualTo(new Verdict.Fresh(new Sequence(8, 0)));
        assertThat(threeGivenUp.judge(9)).isEqualTo(new Verdict.Gap(5));
    }

    @Test
    void whatIsMissingCountsOverTheWholeConnection() {
        var next = (Verdict.Fresh) Sequence.from(4, 9, 3).judge(6);

        assertThat(next.next().judge(8)).isEqualTo(new Verdict.Fresh(new Sequence(8, 0)));
        assertThat(new Sequence(8, 0).judge(10)).isEqualTo(new Verdict.Gap(9));
    }

    @Test
    void anAgentThatIsBehindTheHubHasNothingMissing() {
        assertThat(Sequence.from(100, 7, 3)).isEqualTo(new Sequence(100, 0));
    }

    @Test
    void aFrameTooLargeToReadMayBeTheMissingOne() {
        assertThat(Sequence.from(4, 4, 0).oneMoreMissing().judge(6)).isEqualTo(new Verdict.Fresh(new Sequence(6, 0)));
    }
}
