package io.resticmanager.hub;

import io.resticmanager.platform.service.ServiceProcess;

/** Starts the hub alone, as a process of its own. */
public final class HubApplication {

    private HubApplication() {}

    public static void main(String[] arguments) throws InterruptedException {
        ServiceProcess.run(arguments);
    }
}
