package io.resticmanager.notifications;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * How people are told.
 *
 * @param baseUrl RM_BASE_URL, what links begin with; without it they lead to {@code restic-manager.local}
 * @param retryPlan RM_RETRY_PLAN, when what failed is tried again: ISO-8601 durations, added up from when it was meant; none later than 24 h
 * @param notificationLogKept RM_NOTIFICATION_LOG_KEPT, how long attempts are remembered
 */
@ConfigurationProperties("rm")
public record NotificationsSettings(@Nullable URI baseUrl,
        @Bindable(defaultValue = "PT10S,PT60S,PT5M,PT30M,PT2H,PT5H,PT10H") List<Duration> retryPlan,
        @Bindable(defaultValue = "P90D") Duration notificationLogKept) {

    public NotificationsSettings {
        retryPlan = List.copyOf(retryPlan);
        if (retryPlan.isEmpty() || !retryPlan.stream().allMatch(Duration::isPositive)
                || !notificationLogKept.isPositive()) {
            throw new IllegalArgumentException(
                    "RM_RETRY_PLAN is a list of durations as PT10S,PT60S and RM_NOTIFICATION_LOG_KEPT a duration as P90D, "
                            + "all longer than nothing, not %s and %s".formatted(retryPlan, notificationLogKept));
        }
    }
}
