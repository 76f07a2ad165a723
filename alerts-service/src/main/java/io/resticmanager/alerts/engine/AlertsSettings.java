package io.resticmanager.alerts.engine;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.resticmanager.platform.settings.SettingUnusable;

/**
 * The clocks of alerts, as ISO-8601 durations: RM_AGENT_OFFLINE_FLOOR, how long a host may be away before that is an alert;
 * RM_SWEEP_PERIOD, how often all conditions are derived anew; RM_ALERTS_KEPT, how long resolved alerts stay.
 */
@ConfigurationProperties("rm")
public record AlertsSettings(@Bindable(defaultValue = "PT15M") Duration agentOfflineFloor,
        @Bindable(defaultValue = "PT60S") Duration sweepPeriod,
        @Bindable(defaultValue = "P400D") Duration alertsKept) {

    public AlertsSettings {
        if (agentOfflineFloor.isNegative() || !sweepPeriod.isPositive() || !alertsKept.isPositive()) {
            throw new SettingUnusable(
                    "RM_AGENT_OFFLINE_FLOOR is at least PT0S, RM_SWEEP_PERIOD and RM_ALERTS_KEPT are longer than that, "
                            + "not %s, %s and %s".formatted(agentOfflineFloor, sweepPeriod, alertsKept));
        }
    }
}
