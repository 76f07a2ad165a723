package io.resticmanager.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import com.sun.net.httpserver.Headers;
import org.junit.jupiter.api.Test;

class LookerTest {

    private static final MetricsToken TOKEN = new MetricsToken("a-token-of-24-signs-here");

    @Test
    void shouldTrustThisMachineAlone() throws Exception {
        assertThat(from("127.0.0.1", "127.0.0.1")).isEqualTo(Looker.TRUSTED);
        assertThat(from("::1", "::1")).isEqualTo(Looker.TRUSTED);
        assertThat(from("192.0.2.7", "192.0.2.1")).isEqualTo(Looker.STRANGER);
        assertThat(from("127.0.0.1", "192.0.2.1")).as("by an address that others reach").isEqualTo(Looker.STRANGER);
        assertThat(from("10.0.0.1", "10.0.0.1")).isEqualTo(Looker.STRANGER);
    }

    @Test
    void shouldNotTrustAPageWhoseNameLeadsHere() throws Exception {
        var here = InetAddress.getLoopbackAddress();
        for (var own : List.of("127.0.0.1:9464", "localhost", "LOCALHOST:1", "[::1]:9464")) {
            assertThat(Looker.of(host(own), here, here, TOKEN)).as(own).isEqualTo(Looker.TRUSTED);
        }
        for (var other : List.of("evil.example:9464", "127.0.0.1.evil.example", "localhost.evil.example", "",
                "192.0.2.1")) {
            assertThat(Looker.of(host(other), here, here, TOKEN)).as(other).isEqualTo(Looker.STRANGER);
        }
    }

    private static Headers host(String name) {
        var headers = new Headers();
        headers.set("Host", name);
        return headers;
    }

    private static Looker from(String remote, String local) throws UnknownHostException {
        return Looker.of(new Headers(), InetAddress.getByName(remote), InetAddress.getByName(local), TOKEN);
    }
}
