package io.resticmanager.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.resticmanager.contracts.job.Retention;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    @Test
    void keepsWhatAnyOfThemKeeps() {
        var a = new Retention(3, null, 7, null, null, null, "1m", List.of("keep"), "host");
        var b = new Retention(null, 24, 30, null, null, 1, "14d2h", List.of("keep", "gold"), null);

        assertThat(Policies.together(List.of(a, b))).contains(
                new Retention(3, 24, 30, null, null, 1, "1m14d2h", List.of("keep", "gold"), null));
        assertThat(Policies.together(List.of(b, a))).isEqualTo(Policies.together(List.of(a, b)).map(it -> new Retention(
                it.keepLast(), it.keepHourly(), it.keepDaily(), it.keepWeekly(), it.keepMonthly(), it.keepYearly(),
                it.keepWithin(), it.keepTags(), it.groupBy())));
    }

    @Test
    void oneStaysAsItIs() {
        var only = new Retention(3, null, null, null, null, null, "2y", List.of(), "host");

        assertThat(Policies.together(List.of(only))).contains(only);
        assertThat(Policies.together(List.of(only, only))).contains(only);
        assertThat(Policies.together(List.of())).isEmpty();
    }
}
