package io.resticmanager.alerts;

import io.resticmanager.platform.service.ServiceProcess;

/** Starts alerts-service alone, against a broker that runs elsewhere. */
public final class AlertsApplication {

    private AlertsApplication() {}

    public static void main(String[] args) throws InterruptedException {
        ServiceProcess.run(args);
    }
}
