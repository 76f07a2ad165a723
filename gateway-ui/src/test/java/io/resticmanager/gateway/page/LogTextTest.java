package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.Test;

class LogTextTest {

    private final List<Long> asked = new ArrayList<>();

    @Test
    void readsNoFurtherThanItIsRead() throws IOException {
        try (var text = new LogText(this::page)) {
            assertThat(asked).containsExactly(0L);
            assertThat(new String(text.readNBytes(60), StandardCharsets.UTF_8)).contains("out line 1.\n");
            assertThat(asked).containsExactly(0L);
            assertThat(new String(text.readAllBytes(), StandardCharsets.UTF_8)).endsWith("line 6.\n");
        }

        assertThat(asked).containsExactly(0L, 2L, 4L, 6L);
    }

    @Test
    void isEmptyWhenNothingWasSaid() throws IOException {
        try (var text = new LogText(_ -> new LogPage(List.of(), 0, true))) {
            assertThat(text.read()).isEqualTo(-1);
        }
    }

    @Test
    void breaksOffWhenALaterPageIsRefused() throws IOException {
        try (var text = new LogText(after -> {
            if (after > 0) {
                throw new IllegalStateException("refused");
            }
            return page(after);
        })) {
            assertThatThrownBy(text::readAllBytes).hasMessage("refused");
        }
    }

    private LogPage page(long after) {
        asked.add(after);
        var lines = Stories.lines(6).stream().filter(line -> line.n() > after).limit(2).toList();
        return new LogPage(lines, Math.min(6, after + 2), false);
    }
}
