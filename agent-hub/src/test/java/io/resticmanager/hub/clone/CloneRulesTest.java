package io.resticmanager.hub.clone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.resticmanager.hub.clone.CloneRules.Verdict;
import org.junit.jupiter.api.Test;

class CloneRulesTest {

    @Test
    void theFirstProcessOfATokenIsTakenAsItIs() {
        assertThat(CloneRules.judge(List.of(), "a", 0, 0)).isEqualTo(new Verdict.Next());
        assertThat(CloneRules.judge(List.of(), "a", 7, 0)).isEqualTo(new Verdict.Next());
    }

    @Test
    void theSameProcessMayComeBackAnyNumberOfTimes() {
        assertThat(CloneRules.judge(List.of("a"), "a", 7, 7)).isEqualTo(new Verdict.Same());
        assertThat(CloneRules.judge(List.of("a", "b"), "b", 9, 7)).isEqualTo(new Verdict.Same());
    }

    @Test
    void aProcessThatWasNeverSeenTakesThePlaceOfTheOneBefore() {
        assertThat(CloneRules.judge(List.of("a", "b"), "c", 7, 7)).isEqualTo(new Verdict.Next());
    }

    @Test
    void aProcessThatComesBackAfterAnotherIsAClone() {
        assertThat(CloneRules.judge(List.of("a", "b"), "a", 7, 7)).isInstanceOf(Verdict.Clone.class);
        assertThat(CloneRules.judge(List.of("a", "b", "c"), "b", 7, 7)).isInstanceOf(Verdict.Clone.class);
    }

    @Test
    void numbersThatGoBackAreAClone() {
        assertThat(CloneRules.judge(List.of("a"), "a", 6, 7)).isInstanceOf(Verdict.Clone.class);
        assertThat(CloneRules.judge(List.of("a"), "b", 6, 7)).isInstanceOf(Verdict.Clone.class);
    }
}
