package io.resticmanager.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PeerTest {

    private static final List<Cidr> PROXIES = List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("::1"));

    @Test
    void aStrangerWritesForwardedHeadersInVain() {
        assertThat(peer("203.0.113.9", List.of("198.51.100.1"), "https")).isEqualTo(expected("203.0.113.9", false));
    }

    @Test
    void theRightMostAddressThatIsNoProxyIsTheClient() {
        assertThat(peer("10.1.2.3", List.of("1.1.1.1, 198.51.100.7", "10.9.9.9"), "https"))
                .isEqualTo(expected("198.51.100.7", true));
    }

    @Test
    void aHopThatIsNoAddressEndsTheSearchAtTheLastThatWasOne() {
        assertThat(peer("10.1.2.3", List.of("198.51.100.7, unknown"), null)).isEqualTo(expected("10.1.2.3", false));
    }

    @Test
    void theProxyNearestToUsSaysWhetherItWasHttps() {
        assertThat(peer("::1", List.of("198.51.100.7"), "https, http").https()).isFalse();
        assertThat(peer("::1", List.of("198.51.100.7"), "http, https").https()).isTrue();
    }

    @Test
    void aRangeEndsInTheMiddleOfAByteToo() {
        var range = Cidr.parse("192.168.16.0/20");

        assertThat(range.contains(InetAddress.ofLiteral("192.168.31.255"))).isTrue();
        assertThat(range.contains(InetAddress.ofLiteral("192.168.32.0"))).isFalse();
        assertThat(range.contains(InetAddress.ofLiteral("fe80::1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", ""})
    void whatIsNoRangeIsRefusedWithAnExampleOfOne(String text) {
        assertThatThrownBy(() -> Cidr.parse(text)).hasMessageContaining("10.0.0.0/8").hasMessageContaining(text);
    }

    private static Peer peer(String remote, List<String> forwardedFor, @Nullable String proto) {
        return Peer.behind(PROXIES, InetAddress.ofLiteral(remote), false, forwardedFor, proto);
    }

    private static Peer expected(String address, boolean https) {
        return new Peer(InetAddress.ofLiteral(address), https);
    }
}
