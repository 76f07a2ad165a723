package io.resticmanager.gateway.settings;

import java.util.Arrays;
import java.util.List;

/** What can be set, as the API calls it. */
public enum Setting {
    base_url, heartbeat_url, notification_log_days, allow_private_targets, job_log_days, drill_enabled;

    public static List<String> names() {
        return Arrays.stream(values()).map(Setting::name).toList();
    }

    /** The variable of the environment that sets it once and for all; empty where there is none. */
    public String key() {
        return switch (this) {
            case base_url -> "RM_BASE_URL";
            case heartbeat_url -> "RM_HEARTBEAT_URL";
            case notification_log_days -> "RM_NOTIFICATION_LOG_KEPT";
            case allow_private_targets -> "RM_NOTIFY_ALLOW_PRIVATE";
            case job_log_days -> "RM_JOB_LOG_KEPT";
            case drill_enabled -> "";
        };
    }

    Owner owner() {
        return switch (this) {
            case base_url, heartbeat_url, notification_log_days, allow_private_targets -> Owner.notifications;
            case job_log_days -> Owner.jobs;
            case drill_enabled -> Owner.alerts;
        };
    }
}
