package io.resticmanager.platform.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.resticmanager.platform.nats.NatsServer;
import io.resticmanager.platform.nats.RealNats;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real nats-server with the real users and grants: one per class when the field is static, else one per test. Services
 * connect to it with {@link #settings()}.
 */
public final class NatsServerExtension
        implements
            BeforeAllCallback,
            AfterAllCallback,
            BeforeEachCallback,
            AfterEachCallback {

    private @Nullable Path directory;
    private @Nullable NatsServer server;
    private boolean perClass;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        perClass = true;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        if (!perClass) {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (!perClass) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        stop();
    }

    public NatsServer server() {
        return Objects.requireNonNull(server, "the broker has not been started");
    }

    /** What makes a context use this broker: {@code ApplicationContext.run(nats.settings())} and the like. */
    public Map<String, Object> settings() {
        return Map.of("rm.nats.url", server().url(), "rm.nats.credentials", server().credentials().toString());
    }

    /** The same as environment variables, for a service in a process of its own. */
    public Map<String, String> environment() {
        return Map.of("RM_NATS_URL", server().url(), "RM_NATS_CREDENTIALS", server().credentials().toString());
    }

    /** As {@code kill -9} does it; returns at once, the server comes back by itself. */
    public void kill() {
        Awaitility.await("the broker runs").until(() -> ProcessHandle.of(server().pid()).isPresent());
        ProcessHandle.of(server().pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** A plain connection as one of the services, as {@code tap}, or as {@link RealNats#ALMIGHTY} who sees everything. */
    public Connection connect(String user) throws IOException, InterruptedException {
        return Nats.connect(Options.builder().server(server().url()).userInfo(user, server().passwordOf(user))
                .inboxPrefix("_INBOX_" + user + ".").build());
    }

    private void start() throws IOException {
        directory = Files.createTempDirectory("nats-");
        server = RealNats.start(directory);
    }

    private void stop() throws IOException {
        if (server != null && directory != null) {
            server.close();
            TestDataDir.delete(directory);
            server = null;
        }
    }
}
