package io.resticmanager.gateway;

import io.resticmanager.platform.service.ServiceProcess;

/** Runs gateway-ui as a process of its own. */
public final class GatewayApplication {

    private GatewayApplication() {}

    public static void main(String... args) throws InterruptedException {
        ServiceProcess.run(args);
    }
}
