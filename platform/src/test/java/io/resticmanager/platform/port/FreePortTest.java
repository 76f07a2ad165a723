package io.resticmanager.platform.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class FreePortTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @RepeatedTest(20)
    void isNoneThatTheSystemHandsOut() throws Exception {
        var port = FreePort.on(LOOPBACK);

        assertThat(port).isBetween(1_024, 32_767);
        try (var listening = new ServerSocket(port, 1, LOOPBACK)) {
            assertThat(listening.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void aTakenOneIsNotFree() throws Exception {
        try (var taken = new ServerSocket(0, 1, LOOPBACK)) {
            assertThat(FreePort.is(LOOPBACK, taken.getLocalPort())).isFalse();
        }
        assertThat(FreePort.is(LOOPBACK, FreePort.on(LOOPBACK))).isTrue();
    }
}
