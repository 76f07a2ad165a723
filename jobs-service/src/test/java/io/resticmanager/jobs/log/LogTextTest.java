package io.resticmanager.jobs.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTextTest {

    @Test
    void shouldLeaveALineOfExactlyTheBoundAlone() {
        var line = "x".repeat(LogText.BYTES);

        assertThat(LogText.bounded(line)).isSameAs(line);
    }

    @Test
    void shouldCutALongLineAndMarkIt() {
        var kept = LogText.bounded("x".repeat(LogText.BYTES + 1));

        assertThat(kept).endsWith(LogText.MARK);
        assertThat(kept.getBytes(UTF_8)).hasSize(LogText.BYTES);
    }

    @Test
    void shouldNeverCutACharacterInHalf() {
        var kept = LogText.bounded("a" + "😀".repeat(LogText.BYTES));

        assertThat(kept.getBytes(UTF_8).length).isBetween(LogText.BYTES - 4, LogText.BYTES);
        assertThat(kept.substring(1, kept.length() - LogText.MARK.length())).matches("(😀)+");
    }
}
