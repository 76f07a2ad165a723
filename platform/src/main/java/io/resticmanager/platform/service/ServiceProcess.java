package io.resticmanager.platform.service;

import java.util.concurrent.CountDownLatch;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.resticmanager.platform.settings.DataDirInUse;

/** The {@code main} of a service that runs in a process of its own, until it is told to stop. */
public final class ServiceProcess {

    private static final int FAILED = 1;
    private static final int DATA_DIR_IN_USE = 5;

    private ServiceProcess() {}

    /** Starts all services on the class path, and the HTTP server if one of them brings it; returns when the process ends. */
    public static void run(String... args) throws InterruptedException {
        var context = start(args);
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

    /** The exit code for a start that failed, see the command lines in the contracts: 5 for the data directory, else 1. */
    public static int exitCode(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataDirInUse) {
                return DATA_DIR_IN_USE;
            }
        }
        return FAILED;
    }
}
