package io.resticmanager.notifications;

import io.resticmanager.platform.service.ServiceProcess;

/** Starts notifications-service alone, against a broker that runs elsewhere. */
public final class NotificationsApplication {

    private NotificationsApplication() {}

    public static void main(String[] args) throws InterruptedException {
        ServiceProcess.run(args);
    }
}
