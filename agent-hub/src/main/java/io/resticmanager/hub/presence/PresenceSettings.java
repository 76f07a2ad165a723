package io.resticmanager.hub.presence;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.resticmanager.platform.settings.SettingUnusable;

/**
 * The clocks of presence, as ISO-8601 durations: RM_OFFLINE_AFTER, the silence after which a host is offline, and
 * RM_START_GRACE, the time after its start in which the hub calls nobody offline.
 */
@ConfigurationProperties("rm")
public record PresenceSettings(@Bindable(defaultValue = "PT90S") Duration offlineAfter,
        @Bindable(defaultValue = "PT5M") Duration startGrace) {

    public PresenceSettings {
        if (offlineAfter.isNegative() || offlineAfter.isZero() || startGrace.isNegative()) {
            throw new SettingUnusable(
                    "RM_OFFLINE_AFTER is longer than PT0S and RM_START_GRACE is at least PT0S, "
                            + "not %s and %s".formatted(offlineAfter, startGrace));
        }
    }
}
