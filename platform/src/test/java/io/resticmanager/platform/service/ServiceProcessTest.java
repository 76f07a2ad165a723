package io.resticmanager.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.ToolPaths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServiceProcessTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    private final Map<String, String> ownBroker = Map.of("RM_NATS_SERVER", ToolPaths.natsServer().toString());

    @Test
    void servicesRunAgainstABrokerElsewhere() throws Exception {
        try (var services = ChildProcess.start(data.path(), NATS.environment())) {
            services.awaitReady();

            assertThat(data.path().resolve("nats")).doesNotExist();
            assertThat(data.path().resolve("jobs.db")).exists();
        }
    }

    @Test
    void anOrderlyEndTakesTheOwnBrokerAlong() throws Exception {
        ProcessHandle broker;
        try (var services = ChildProcess.start(data.path(), ownBroker)) {
            services.awaitReady();
            broker = broker();
        }

        assertThat(broker.isAlive()).isFalse();
        assertThat(Files.size(data.path().resolve("lock"))).isZero();
    }

    @Test
    void whoIsToldToStopWhileItStartsEndsInOrderToo() throws Exception {
        ProcessHandle broker;
        try (var services = ChildProcess.start(data.path(), ownBroker)) {
            broker = broker();
        }

        assertThat(broker.isAlive()).isFalse();
        assertThat(Files.size(data.path().resolve("lock"))).isZero();
    }

    @Test
    void afterAKillTheNextStartFindsTheOrphanAndItsPort() throws Exception {
        String port;
        ProcessHandle orphan;
        try (var services = ChildProcess.start(data.path(), ownBroker)) {
            services.awaitReady();
            orphan = broker();
            port = port();
            services.kill();
        }
        assertThat(orphan.isAlive()).isTrue();

        try (var services = ChildProcess.start(data.path(), ownBroker)) {
            services.awaitReady();
            assertThat(orphan.isAlive()).isFalse();
            assertThat(port()).isEqualTo(port);
            assertThat(services.said()).contains("is sound after an unclean stop");
        }
    }

    @Test
    void aDataDirectoryInUseEndsWithCode5AndOneLine() throws Exception {
        try (var first = ChildProcess.start(data.path(), NATS.environment())) {
            first.awaitReady();
            var services = ChildProcess.start(data.path(), NATS.environment());
            assertThat(services.awaitExit()).isEqualTo(5);
            assertThat(services.said().lines()).singleElement().asString().contains("in use by another process");
        }
    }

    @Test
    void aStartThatFailsHalfWayLeavesNoProcessBehind() throws Exception {
        Files.writeString(data.path().resolve("jobs.db"),
                "this is not a database, and long enough to be taken for one");
        try (var services = ChildProcess.start(data.path(), ownBroker)) {
            assertThat(services.awaitExit()).isEqualTo(1);
            assertThat(services.said()).contains("jobs.db").doesNotContain("\tat ");
            assertThat(data.path().resolve("nats/nats.pid")).doesNotExist();
        }
    }

    @Test
    void aMissingBrokerProgramEndsWithCode3() throws Exception {
        try (var services = ChildProcess.start(data.path(), Map.of("RM_NATS_SERVER", "/nowhere/nats-server"))) {
            assertThat(services.awaitExit()).isEqualTo(3);
            assertThat(services.said()).contains("/nowhere/nats-server");
        }
    }

    @Test
    void aTakenManagementPortEndsWithCode4() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            var environment = new HashMap<>(NATS.environment());
            environment.put("RM_MANAGEMENT_PORT", Integer.toString(taken.getLocalPort()));
            try (var services = ChildProcess.start(data.path(), environment)) {
                assertThat(services.awaitExit()).isEqualTo(4);
                assertThat(services.said()).contains("RM_MANAGEMENT_PORT");
            }
        }
    }

    private ProcessHandle broker() throws IOException {
        var file = data.path().resolve("nats/nats.pid");
        await().until(() -> Files.exists(file));
        return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
    }

    private String port() throws IOException {
        return Files.readString(data.path().resolve("nats/port"));
    }
}
