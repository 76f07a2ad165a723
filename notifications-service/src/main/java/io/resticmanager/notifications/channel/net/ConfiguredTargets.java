package io.resticmanager.notifications.channel.net;

import jakarta.inject.Singleton;

import io.micronaut.context.annotation.Secondary;

/** The policy of the configuration alone, where nothing else brings one. */
@Secondary
@Singleton
final class ConfiguredTargets implements TargetPolicies {

    private final TargetPolicy policy;

    ConfiguredTargets(NetSettings settings) {
        this.policy = new TargetPolicy(settings.allowLoopback(), settings.allowPrivate());
    }

    @Override
    public TargetPolicy now() {
        return policy;
    }
}
