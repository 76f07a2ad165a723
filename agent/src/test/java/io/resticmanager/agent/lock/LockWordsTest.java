package io.resticmanager.agent.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.job.Item;
import org.junit.jupiter.api.Test;

class LockWordsTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    @Test
    void shouldSayWhatToDoAboutALockOfAMachineThatMayBeNoMore() {
        var left = LockWords.left(List.of(lock(Item.Lock.Holder.elsewhere)), NOON.plusSeconds(180));

        assertThat(left).startsWith("Still locked by restic on bob (process 5, for 3 min). ")
                .contains("run unlock on that host", "restic unlock --remove-all by hand");
    }

    @Test
    void shouldNotNameTheLastResortForAProcessThatRunsHere() {
        assertThat(LockWords.left(List.of(lock(Item.Lock.Holder.live)), NOON)).endsWith("cancel its job.")
                .doesNotContain("--remove-all");
    }

    private static Item.Lock lock(Item.Lock.Holder holder) {
        return new Item.Lock("5a1f", NOON, false, "bob", null, 5, holder, null);
    }
}
