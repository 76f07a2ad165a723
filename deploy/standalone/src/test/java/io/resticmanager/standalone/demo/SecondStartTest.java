package io.resticmanager.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a second start finds changed. */
class SecondStartTest {

    @TempDir
    Path dataDir;

    @Test
    void shouldNotTalkToAStrangerOnTheStoragesPort() throws Exception {
        var directory = DemoDirectory.in(dataDir);
        try (var stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            directory.write("repository.json", new Repository(stranger.getLocalPort(), "demo", "one", "two"));

            assertThatThrownBy(() -> Storage.start(directory))
                    .isInstanceOfSatisfying(CannotStart.class,
                            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.PORT_TAKEN))
                    .hasMessageContaining(String.valueOf(stranger.getLocalPort()));
        }
    }

    @Test
    void shouldSayAtOnceThatTheAgentLooksElsewhere() {
        var enrolled = new DemoAgent.Enrolled("01JTCW3V5D3XQ0P1T6C2B6E7F8", "http://127.0.0.1:8601");

        assertThat(enrolled.at("http://127.0.0.1:8601")).isEqualTo("01JTCW3V5D3XQ0P1T6C2B6E7F8");
        assertThatThrownBy(() -> enrolled.at("http://127.0.0.1:8480")).isInstanceOf(CannotStart.class)
                .hasMessageContaining("8601");
    }
}
