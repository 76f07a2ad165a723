package io.resticmanager.platform.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import io.nats.client.AuthenticationException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.ToolPaths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NatsServerTest {

    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Test
    void nobodyConnectsWithoutANameAndAPassword() {
        try (var server = RealNats.start(data.path())) {
            assertThatThrownBy(() -> Nats.connect(server.url())).isInstanceOf(AuthenticationException.class);
            assertThatThrownBy(() -> connect(server, "hub", "guessed")).isInstanceOf(AuthenticationException.class);
            assertThatThrownBy(() -> connect(server, "jobs", server.passwordOf("hub")))
                    .isInstanceOf(AuthenticationException.class);
        }
    }

    @Test
    void aKilledServerComesBackOnItsPortAndItsClientsFindIt() {
        try (var server = RealNats.start(data.path());
                var broker = Broker.connect("hub", server, Duration.ofSeconds(5))) {
            var url = server.url();
            var before = server.pid();
            var firstStart = broker.serverId();

            ProcessHandle.of(before).orElseThrow().destroyForcibly();

            await().until(
                    () -> server.pid() != before && broker.isConnected() && !broker.serverId().equals(firstStart));
            assertThat(server.url()).isEqualTo(url);
        }
    }

    @Test
    void aServerThatIsKilledAgainAndAgainKeepsComingBack() {
        try (var server = RealNats.start(data.path())) {
            for (var i = 0; i < 3; i++) {
                var before = server.pid();
                ProcessHandle.of(before).orElseThrow().destroyForcibly();
                await().until(() -> server.pid() != before && ProcessHandle.of(server.pid()).isPresent());
            }
        }
    }

    @Test
    void theNextStartUsesTheSamePortAndPasswords() {
        String url;
        String password;
        try (var server = RealNats.start(data.path())) {
            url = server.url();
            password = server.passwordOf("jobs");
        }
        try (var server = RealNats.start(data.path())) {
            assertThat(server.url()).isEqualTo(url);
            assertThat(server.passwordOf("jobs")).isEqualTo(password);
        }
    }

    @Test
    void closingStopsTheProcessForGood() {
        var server = RealNats.start(data.path());
        var process = ProcessHandle.of(server.pid()).orElseThrow();

        server.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(data.path().resolve("nats.pid")).doesNotExist();
    }

    @Test
    void passwordsAreReadableByTheOwnerAlone() throws IOException {
        try (var server = RealNats.start(data.path())) {
            assertThat(modeOf(server.credentials())).isEqualTo("rw-------");
            assertThat(modeOf(data.path().resolve("nats.conf"))).isEqualTo("rw-------");
            assertThat(ProcessHandle.of(server.pid()).orElseThrow().info().commandLine().orElse(""))
                    .doesNotContain(server.passwordOf("hub"));
        }
    }

    @Test
    void aProcessThatHasThePidByNowIsLeftAlone() throws IOException {
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(data.path().resolve("nats.pid"), stranger.pid() + "\n");

            RealNats.start(data.path()).close();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aSurvivorOfAKilledProcessIsStoppedFirst() throws Exception {
        var survivor = survivor();

        try (var server = RealNats.start(data.path())) {
            assertThat(survivor.isAlive()).isFalse();
            assertThat(server.pid()).isNotEqualTo(survivor.pid());
        }
    }

    // The fifth and sixth words of stat, see proc(5): process group and session.
    @Test
    void aCtrlCInTheTerminalDoesNotReachIt() throws IOException {
        try (var server = RealNats.start(data.path())) {
            var stat = Files.readString(Path.of("/proc", "" + server.pid(), "stat")).split(" ");
            assertThat(stat[4]).isEqualTo("" + server.pid());
            assertThat(stat[5]).isEqualTo("" + server.pid());
        }
    }

    @Test
    void aMissingProgramIsExplained() {
        assertThatThrownBy(() -> NatsBinary.find("/nowhere/nats-server"))
                .isInstanceOf(BrokerUnusable.class).hasMessageContaining("/nowhere/nats-server");
    }

    @Test
    void aVersionThatIsTooOldIsRefused() {
        assertThatThrownBy(() -> NatsBinary.parse(Path.of("nats-server"), "nats-server: v2.8.4"))
                .isInstanceOf(BrokerUnusable.class).hasMessageContaining("2.9 or newer");
        assertThat(NatsBinary.parse(Path.of("nats-server"), "nats-server: v2.10.27").atLeast(2, 10)).isTrue();
        assertThat(NatsBinary.parse(Path.of("nats-server"), "nats-server: v2.9.10").atLeast(2, 10)).isFalse();
    }

    // As the supervisor starts it, but nobody is left to stop it.
    private Process survivor() throws IOException {
        try (var server = RealNats.start(data.path())) {
            assertThat(server.pid()).isPositive();
        }
        var pidFile = data.path().resolve("nats.pid");
        var process = new ProcessBuilder(ToolPaths.natsServer().toString(), "--config",
                data.path().toRealPath().resolve("nats.conf").toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        await().until(() -> Files.exists(pidFile) && Files.readString(pidFile).strip().equals("" + process.pid()));
        return process;
    }

    private static void connect(NatsServer server, String user, String password) throws Exception {
        Nats.connect(Options.builder().server(server.url()).userInfo(user, password).build()).close();
    }

    private static String modeOf(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
