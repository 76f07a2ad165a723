package io.resticmanager.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogFormatTest {

    @Test
    void shouldWriteTextUnlessJsonIsAskedFor() {
        assertThat(LogFormat.of(null)).isEqualTo("text");
        assertThat(LogFormat.of("")).isEqualTo("text");
        assertThat(LogFormat.of("JSON")).isEqualTo("json");
        assertThat(LogFormat.of("xml")).isEqualTo("text");
    }

    @Test
    void shouldCarryAnIdForAWhileAndNothingThatIsNone() {
        try (var _ = LogIds.with(LogIds.HOST, "01J")) {
            try (var _ = LogIds.with(LogIds.HOST, "01K"); var _ = LogIds.with(LogIds.JOB, "no id\nat all")) {
                assertThat(MDC.get("host_id")).isEqualTo("01K");
                assertThat(MDC.get("job_id")).isNull();
            }
            assertThat(MDC.get("host_id")).isEqualTo("01J");
        }
        assertThat(MDC.get("host_id")).isNull();
    }
}
