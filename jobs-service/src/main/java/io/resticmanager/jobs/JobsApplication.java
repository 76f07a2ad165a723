package io.resticmanager.jobs;

import io.resticmanager.platform.service.ServiceProcess;

/** Starts jobs-service alone, against a broker that runs elsewhere. */
public final class JobsApplication {

    private JobsApplication() {}

    public static void main(String[] args) throws InterruptedException {
        ServiceProcess.run(args);
    }
}
