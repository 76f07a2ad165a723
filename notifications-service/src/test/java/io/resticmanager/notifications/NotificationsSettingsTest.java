package io.resticmanager.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationsSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"hc.example/planted", "ftp://hc.example/planted", "https://a:b@hc.example/planted"})
    void shouldNotStartWithAWatchersAddressThatIsNone(String url) {
        assertThatThrownBy(() -> settings(url, Duration.ofMinutes(1))).hasMessageContaining("RM_HEARTBEAT_URL")
                .hasMessageNotContaining("planted");
    }

    @Test
    void shouldTakeNothingForNoAddressAndNoTimeForAMistake() {
        assertThat(settings(" ", Duration.ofMinutes(1)).heartbeatUrl()).isNull();
        assertThatThrownBy(() -> settings("", Duration.ZERO)).hasMessageContaining("RM_HEARTBEAT_PERIOD");
    }

    private static NotificationsSettings settings(String url, Duration period) {
        return new NotificationsSettings(null, null, url, period, List.of(Duration.ofSeconds(10)), null);
    }
}
