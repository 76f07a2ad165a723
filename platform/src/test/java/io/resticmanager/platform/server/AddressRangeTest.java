package io.resticmanager.platform.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;

import io.resticmanager.platform.settings.SettingUnusable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRangeTest {

    @Test
    void aRangeEndsInTheMiddleOfAByteToo() {
        var range = AddressRange.parse("192.168.16.0/20");

        assertThat(range.contains(InetAddress.ofLiteral("192.168.31.255"))).isTrue();
        assertThat(range.contains(InetAddress.ofLiteral("192.168.32.0"))).isFalse();
        assertThat(range.contains(InetAddress.ofLiteral("fe80::1"))).isFalse();
    }

    @Test
    void whatIsBlankIsNone() {
        assertThat(AddressRange.trusted(List.of("", " "))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "all"})
    void whatIsNoRangeIsRefusedWithAnExampleOfOne(String text) {
        assertThatThrownBy(() -> AddressRange.trusted(List.of(text))).isInstanceOf(SettingUnusable.class)
                .hasMessageContaining("RM_TRUSTED_PROXIES").hasMessageContaining("10.0.0.0/8")
                .hasMessageContaining(text);
    }
}
