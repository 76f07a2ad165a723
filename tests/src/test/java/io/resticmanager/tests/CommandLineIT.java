package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.resticmanager.tests.kit.ApiClient;
import io.resticmanager.tests.kit.Child;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code up}: what it prints, what it keeps, how it ends, and which exit code tells what was wrong. */
final class CommandLineIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void announcesItselfInOneLineKeepsItsPortAndStopsOnSigterm() throws Exception {
        var first = StackProcess.up(stage, data());
        var broker = first.broker();
        assertThat(first.process().terminate()).isIn(0, 143);
        assertThat(broker.isAlive()).isFalse();
        assertThat(stage.running()).isEmpty();
        var second = StackProcess.up(stage, data());

        assertThat(first.process().out().lines()).hasSize(1);
        assertThat(first.announcement().entries()).extracting(Map.Entry::getKey)
                .contains("url", "agent_url", "setup_url", "data_dir", "pid", "nats_url");
        assertThat(first.announcement().get("pid").getLongValue()).isEqualTo(first.process().pid());
        assertThat(first.announcement().get("data_dir").getStringValue()).isEqualTo(data().toString());
        assertThat(first.setupUrl()).startsWith(first.url() + "/setup?token=");
        assertThat(second.url()).isEqualTo(first.url());
        assertThat(second.announcement().get("nats_url")).isEqualTo(first.announcement().get("nats_url"));
    }

    @Test
    void setUpWorksOnceAndIsNotOfferedAgain() throws Exception {
        var stack = StackProcess.up(stage, data());
        var administrator = stack.administrator();

        var again = new ApiClient(stack.url()).post("/api/setup", Map.of("token",
                stack.setupUrl().replaceFirst(".*token=", ""), "username", "mallory", "password", "a long password"));
        stack.process().terminate();
        var restarted = StackProcess.up(stage, data());

        assertThat(again.status()).isEqualTo(410);
        assertThat(restarted.announcement().get("setup_url").isNull()).isTrue();
        assertThat(administrator.signIn().api().get("/api/me").get("role").getStringValue()).isEqualTo("admin");
    }

    @Test
    void aSecondStartOnTheSameDataIsRefused() throws Exception {
        StackProcess.up(stage, data());

        var second = StackProcess.launch(stage, data(), Map.of());

        assertThat(second.awaitExit(PATIENCE)).isEqualTo(5);
        assertOneLine(second, data().toString());
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(taken.getLocalPort());

            var refused = StackProcess.launch(stage, data(), Map.of(), "--port", port);

            assertThat(refused.awaitExit(PATIENCE)).isEqualTo(4);
            assertOneLine(refused, port);
        }
    }

    @Test
    void whatIsNotUnderstoodIsWrongUsage() throws Exception {
        var option = StackProcess.launch(stage, data(), Map.of(), "--colour");
        var port = StackProcess.launch(stage, data(), Map.of(), "--port", "70000");

        assertThat(option.awaitExit(PATIENCE)).isEqualTo(2);
        assertThat(option.err()).contains("--colour").doesNotContain("\tat ");
        assertThat(port.awaitExit(PATIENCE)).isEqualTo(2);
        assertOneLine(port, "70000");
    }

    @Test
    void aMissingBrokerIsNamedWithWhatToInstall() throws Exception {
        var refused = StackProcess.launch(stage, data(), Map.of("RM_NATS_SERVER", "/no/such/nats-server"));

        assertThat(refused.awaitExit(PATIENCE)).isNotZero();
        assertOneLine(refused, "/no/such/nats-server");
    }

    @Test
    void healthIsToldOnLoopbackAndReadyMeansReady() throws Exception {
        var stack = StackProcess.up(stage, data());
        var said = stack.process().err().lines().filter(line -> line.contains("/health")).findFirst().orElseThrow();
        var address = URI.create(said.replaceFirst(".*(http://[^ ]*/health).*", "$1"));

        var ready = new ApiClient(address.resolve("/").toString().replaceFirst("/$", "")).ask("/health/readiness");

        assertThat(address.getHost()).isEqualTo("127.0.0.1");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.text("status")).isEqualToIgnoringCase("up");
    }

    private static void assertOneLine(Child refused, String about) {
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().lines().filter(line -> line.startsWith("restic-manager: "))).singleElement()
                .asString().contains(about);
        assertThat(refused.err()).doesNotContain("\tat ");
    }

    private Path data() {
        return stage.folder("data");
    }
}
