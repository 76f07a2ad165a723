package io.resticmanager.hub.look;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.resticmanager.platform.settings.SettingUnusable;

/**
 * RM_LOOK_PATIENCE, an ISO-8601 duration: how long the hub waits for what an agent finds. An agent has 60 s and then says itself that it
 * was too long, so a little more than that.
 */
@ConfigurationProperties("rm")
record LookSettings(@Bindable(defaultValue = "PT62S") Duration lookPatience) {

    LookSettings {
        if (lookPatience.isNegative() || lookPatience.isZero()) {
            throw new SettingUnusable("RM_LOOK_PATIENCE is longer than PT0S, not " + lookPatience);
        }
    }
}
