package io.resticmanager.notifications;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.resticmanager.notifications.channel.form.HttpText;
import io.resticmanager.platform.settings.SettingUnusable;
import org.jspecify.annotations.Nullable;

/**
 * How people are told, as the environment has it. Where it has nothing an administrator may choose, and else there is a default.
 *
 * @param baseUrl RM_BASE_URL, what links begin with; without one they lead to {@code restic-manager.local}
 * @param servedUrl the address that the all-in-one serves, given by it where nobody set RM_BASE_URL: {@code baseUrl} is the same
 *            then, and chosen by nobody
 * @param heartbeatUrl RM_HEARTBEAT_URL, who watches from outside
 * @param heartbeatPeriod RM_HEARTBEAT_PERIOD, how often that hears from us
 * @param retryPlan RM_RETRY_PLAN, when what failed is tried again: ISO-8601 durations, added up from when it was meant; none later than 24 h
 * @param notificationLogKept RM_NOTIFICATION_LOG_KEPT, how long attempts are remembered
 */
@ConfigurationProperties("rm")
public record NotificationsSettings(@Nullable URI baseUrl, @Nullable URI servedUrl, @Nullable String heartbeatUrl,
        @Bindable(defaultValue = "PT60S") Duration heartbeatPeriod,
        @Bindable(defaultValue = "PT10S,PT60S,PT5M,PT30M,PT2H,PT5H,PT10H") List<Duration> retryPlan,
        @Nullable Duration notificationLogKept) {

    public NotificationsSettings {
        retryPlan = List.copyOf(retryPlan);
        if (retryPlan.isEmpty() || !retryPlan.stream().allMatch(Duration::isPositive)
                || notificationLogKept != null && !notificationLogKept.isPositive()) {
            throw new SettingUnusable(
                    "RM_RETRY_PLAN is a list of durations as PT10S,PT60S and RM_NOTIFICATION_LOG_KEPT a duration as P90D, "
                            + "all longer than nothing, not %s and %s".formatted(retryPlan, notificationLogKept));
        }
        if (heartbeatPeriod.compareTo(Duration.ofMillis(1)) < 0) {
            throw new SettingUnusable(
                    "RM_HEARTBEAT_PERIOD is a duration as PT60S, longer than nothing, not " + heartbeatPeriod);
        }
        heartbeatUrl = heartbeatUrl == null || heartbeatUrl.isBlank() ? null : heartbeatUrl.strip();
        // It is not repeated: its path is a secret of sorts.
        if (heartbeatUrl != null && HttpText.url(heartbeatUrl).isEmpty()) {
            throw new SettingUnusable("RM_HEARTBEAT_URL is an address such as https://hc-ping.com/…: "
                    + "http or https, without user, password and #");
        }
    }
}
