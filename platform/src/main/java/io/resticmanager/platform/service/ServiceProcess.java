package io.resticmanager.platform.service;

import java.util.concurrent.CountDownLatch;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@code main} of a service that runs in a process of its own, until it is told to stop. */
public final class ServiceProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceProcess.class);

    private ServiceProcess() {}

    /**
     * Starts all services on the class path, and the HTTP server if one of them brings it; returns when the process ends. A
     * start that fails is explained in one line and ends the process.
     */
    public static void run(String... args) throws InterruptedException {
        ApplicationContext context;
        try {
            context = start(args);
        } catch (RuntimeException e) {
            var failure = StartFailure.of(e);
            LOG.error("cannot start: {}", failure.message(), failure.isExplained() ? null : e);
            System.exit(failure.exitCode());
            return;
        }
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            context.close();
            stopped.countDown();
        }, "shutdown"));
        stopped.await();
    }

    private static ApplicationContext start(String... args) {
        var context = ApplicationContext.builder(args).banner(false).build();
        try {
            context.start();
            context.findBean(EmbeddedServer.class).ifPresent(EmbeddedServer::start);
            return context;
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }
}
