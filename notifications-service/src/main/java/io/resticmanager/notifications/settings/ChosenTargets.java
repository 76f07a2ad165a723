package io.resticmanager.notifications.settings;

import jakarta.inject.Singleton;

import io.resticmanager.notifications.channel.net.NetSettings;
import io.resticmanager.notifications.channel.net.TargetPolicies;
import io.resticmanager.notifications.channel.net.TargetPolicy;

/** Private ranges as chosen; this machine itself by the environment alone, as what it serves itself is not an administrator's to open. */
@Singleton
final class ChosenTargets implements TargetPolicies {

    private final NetSettings net;
    private final CurrentSettings current;

    ChosenTargets(NetSettings net, CurrentSettings current) {
        this.net = net;
        this.current = current;
    }

    @Override
    public TargetPolicy now() {
        return new TargetPolicy(net.allowLoopback(), current.now().allowPrivateTargets());
    }
}
