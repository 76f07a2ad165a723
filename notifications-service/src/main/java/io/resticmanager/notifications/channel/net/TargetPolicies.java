package io.resticmanager.notifications.channel.net;

/** What holds now; asked anew for each attempt, as it may be changed while the service runs. */
@FunctionalInterface
public interface TargetPolicies {

    TargetPolicy now();
}
