package io.resticmanager.platform.service;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@code main} of a service that runs in a process of its own, until it is told to stop. */
public final class ServiceProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceProcess.class);

    private static final int LONGEST_START_S = 10;
    // The server may be on the class path of a service that has nothing to say
    // there;
    // by itself it would listen on every address.
    private static final String HTTP_PORT = "micronaut.server.port";

    private ServiceProcess() {}

    /**
     * Starts all services on the class path, and the HTTP server if one of them brings it; returns when the process ends. A
     * start that fails is explained in one line and ends the process.
     */
    public static void run(String... args) throws InterruptedException {
        var context = context(args);
        var started = new CountDownLatch(1);
        var ending = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        // Before the start: who is told to stop meanwhile stops in order, too.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ending.countDown();
            awaitStart(started);
            context.close();
            stopped.countDown();
        }, "shutdown"));
        var failure = start(context);
        started.countDown();
        if (ending.getCount() > 0) {
            failure.ifPresent(ServiceProcess::explain);
        }
        stopped.await();
    }

    private static ApplicationContext context(String... args) {
        try {
            return ApplicationContext.builder(args).banner(false).build();
        } catch (SettingFileUnusable e) {
            explain(e);
            throw e;
        }
    }

    private static Optional<RuntimeException> start(ApplicationContext context) {
        try {
            context.start();
            if (context.containsProperty(HTTP_PORT)) {
                context.findBean(EmbeddedServer.class).ifPresent(EmbeddedServer::start);
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            context.close();
            return Optional.of(e);
        }
    }

    private static void explain(RuntimeException cause) {
        var failure = StartFailure.of(cause);
        LOG.error("cannot start: {}", failure.message(), failure.isExplained() ? null : cause);
        System.exit(failure.exitCode());
    }

    // One that waits for a broker must not keep the machine from shutting down.
    private static void awaitStart(CountDownLatch started) {
        try {
            if (!started.await(LONGEST_START_S, TimeUnit.SECONDS)) {
                LOG.warn("stopped while still starting");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
