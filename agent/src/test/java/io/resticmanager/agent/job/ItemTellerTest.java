package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.json.Json;
import org.junit.jupiter.api.Test;

class ItemTellerTest {

    private final Told told = new Told();
    private final ItemTeller teller = new ItemTeller("JOB", told);

    @Test
    void shouldTellAtMostAThousandAtOnceAndTheRestAtTheEnd() {
        IntStream.range(0, 2_001).forEach(n -> teller.add(new Item.Change("/srv/" + n, "M")));
        assertThat(told.about(AgentMessage.JobItems.class, "JOB")).hasSize(2);

        teller.flush();
        teller.flush();

        var frames = told.about(AgentMessage.JobItems.class, "JOB");
        assertThat(frames).extracting(AgentMessage.JobItems::first).containsExactly(1L, 1_001L, 2_001L);
        assertThat(frames).extracting(frame -> frame.items().size()).containsExactly(1_000, 1_000, 1);
    }

    @Test
    void shouldFillNoFrameBeyondItsSize() {
        IntStream.range(0, 300).forEach(n -> teller.add(new Item.Change("/" + "ü".repeat(2_000) + n, "+")));
        teller.flush();

        var frames = told.about(AgentMessage.JobItems.class, "JOB");
        assertThat(frames).hasSizeGreaterThan(5).allMatch(frame -> Json.bytes(frame).length <= 129 * 1024);
        assertThat(frames.stream().mapToInt(frame -> frame.items().size()).sum()).isEqualTo(300);
    }

    @Test
    void shouldCountWhatIsTooMuch() {
        IntStream.range(0, ItemTeller.MOST_TOLD + 7).forEach(_ -> teller.add(new Item.Change("/a", "M")));
        teller.flush();

        assertThat(teller.leftOut()).isEqualTo(7);
        assertThat(told.about(AgentMessage.JobItems.class, "JOB").getLast().first()).isEqualTo(249_001);
    }
}
