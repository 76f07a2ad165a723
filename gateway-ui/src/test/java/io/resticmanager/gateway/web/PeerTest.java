package io.resticmanager.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;

import io.resticmanager.platform.server.AddressRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PeerTest {

    private static final List<AddressRange> PROXIES = AddressRange.trusted(List.of("10.0.0.0/8", "::1"));

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

    private static Peer peer(String remote, List<String> forwardedFor, @Nullable String proto) {
        return Peer.behind(PROXIES, InetAddress.ofLiteral(remote), false, forwardedFor, proto);
    }

    private static Peer expected(String address, boolean https) {
        return new Peer(InetAddress.ofLiteral(address), https);
    }
}
