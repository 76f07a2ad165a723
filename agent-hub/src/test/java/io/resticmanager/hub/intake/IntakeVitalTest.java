package io.resticmanager.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.resticmanager.hub.story.ShiftedClock;
import org.junit.jupiter.api.Test;

class IntakeVitalTest {

    private final ShiftedClock clock = new ShiftedClock();

    private final IntakeVital vital = new IntakeVital(clock);

    @Test
    void oneAgentThatSucceedsSaysNothingOfAnother() {
        vital.failed(List.of(from("a"), from("b")), new IllegalStateException("too odd"));
        vital.stored(List.of(from("a"), from("c")));

        assertThat(vital.conditions()).singleElement().satisfies(condition -> {
            assertThat(condition.well()).isFalse();
            assertThat(condition.needed()).isFalse();
            assertThat(condition.detail()).contains("1 agent(s)", "too odd");
        });

        vital.stored(List.of(from("b")));
        assertThat(vital.conditions().getFirst().well()).isTrue();
    }

    @Test
    void anAgentThatNeverTriesAgainIsForgotten() {
        vital.failed(List.of(from("a")), new IllegalStateException("full"));
        clock.forward(IntakeVital.MEMORY.minusSeconds(1));
        assertThat(vital.conditions().getFirst().well()).isFalse();

        clock.forward(Duration.ofSeconds(2));
        assertThat(vital.conditions().getFirst().well()).isTrue();
    }

    private static Delivery from(String token) {
        return new Delivery(token, 1L, null, new Deaf());
    }

    private static final class Deaf implements Delivery.Receipt {

        @Override
        public void stored(long seq, int frames) {}

        @Override
        public void notStored() {}

        @Override
        public boolean accepting() {
            return true;
        }
    }
}
