package io.resticmanager.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PortsTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    Path dataDir;

    @Test
    void shouldFindAFreePortAgain() throws Exception {
        var first = Ports.choose(dataDir, LOOPBACK, options("--port", "0"));

        assertThat(first.http()).isPositive();
        assertThat(Ports.choose(dataDir, LOOPBACK, options("--port", "0"))).isEqualTo(first);
    }

    @Test
    void shouldStayWhereItWasWhenNothingElseIsSaid() throws Exception {
        var first = Ports.choose(dataDir, LOOPBACK, options("--port", "0", "--agent-port", "0"));

        assertThat(Ports.choose(dataDir, LOOPBACK, options())).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http=eighty\nagents=1", "http=8480", "http=70000\nagents=1", "http=\\u00zz"})
    void shouldSayThatWhatItKeptIsDamaged(String kept) throws Exception {
        Files.writeString(dataDir.resolve("ports.properties"), kept);

        assertThatThrownBy(() -> Ports.choose(dataDir, LOOPBACK, options()))
                .isInstanceOfSatisfying(CannotStart.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.DATA_DIR_UNUSABLE))
                .hasMessageContaining("ports.properties").hasMessageContaining("remove it");
    }

    @Test
    void shouldGiveAgentsAPortOfTheirOwnWhenAsked() throws Exception {
        var ports = Ports.choose(dataDir, LOOPBACK, options("--port", "0", "--agent-port", "0"));

        assertThat(ports.agents()).isPositive().isNotEqualTo(ports.http());
    }

    @Test
    void shouldSayWhichPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, LOOPBACK)) {
            var port = String.valueOf(taken.getLocalPort());

            assertThatThrownBy(() -> Ports.choose(dataDir, LOOPBACK, options("--port", port)))
                    .isInstanceOfSatisfying(CannotStart.class,
                            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.PORT_TAKEN))
                    .hasMessageContaining(port);
        }
    }

    private static UpOptions options(String... arguments) {
        var options = new UpOptions();
        new CommandLine(options).parseArgs(arguments);
        return options;
    }
}
