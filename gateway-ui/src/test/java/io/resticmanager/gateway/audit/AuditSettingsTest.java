package io.resticmanager.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long the audit log is kept, as the environment says it. */
final class AuditSettingsTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "never"})
    void isForEverUnlessSomebodySaysOtherwise(String text) {
        assertThat(new AuditSettings(text).kept()).isEmpty();
        assertThat(new AuditSettings(text).days()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"P30D, 30", "P400D, 400", "PT960H, 40", " P36500D , 36500"})
    void isWholeDays(String text, long days) {
        assertThat(new AuditSettings(text).kept()).contains(Duration.ofDays(days));
        assertThat(new AuditSettings(text).days()).isEqualTo(days);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P29D", "PT719H", "P30DT1H", "P36501D", "-P90D", "PT0S", "90", "90d", "P1Y", "soon",
            "Never",
            "P9999999999999999D"})
    void isNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AuditSettings(text))
                .withMessage("RM_AUDIT_KEPT is never, or how many days the audit log is kept, as P400D, from P30D to"
                        + " P36500D, not '%s'", text);
    }

    @Test
    void nonsenseStopsTheStart(@TempDir Path data) {
        assertThatThrownBy(() -> Gateway.aloneIn(data, Map.of("rm.audit-kept", "a year")).close())
                .hasStackTraceContaining("RM_AUDIT_KEPT is never, or how many days")
                .hasStackTraceContaining("not 'a year'");
    }
}
