package io.resticmanager.gateway.settings;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.resticmanager.contracts.alert.AlertsRpc.Drills;
import io.resticmanager.contracts.job.JobsRpc.Keeping;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedDelivering;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivering;
import org.jspecify.annotations.Nullable;

/** What is to be otherwise: what is absent stays as it is, an empty address is removed. Times are in days. */
public record Wish(@Nullable String baseUrl, @Nullable String heartbeatUrl, @Nullable Boolean drillEnabled,
        @Nullable Long jobLogDays, @Nullable Long notificationLogDays, @Nullable Boolean allowPrivateTargets) {

    public static Wish heartbeat(@Nullable String url) {
        return new Wish(null, url, null, null, null, null);
    }

    public static Wish drill(boolean enabled) {
        return new Wish(null, null, enabled, null, null, null);
    }

    /** Those it says something of. */
    Set<Setting> settings() {
        var said = EnumSet.noneOf(Setting.class);
        addIf(baseUrl, Setting.base_url, said);
        addIf(heartbeatUrl, Setting.heartbeat_url, said);
        addIf(drillEnabled, Setting.drill_enabled, said);
        addIf(jobLogDays, Setting.job_log_days, said);
        addIf(notificationLogDays, Setting.notification_log_days, said);
        addIf(allowPrivateTargets, Setting.allow_private_targets, said);
        return said;
    }

    Set<Owner> owners() {
        return settings().stream().map(Setting::owner)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Owner.class)));
    }

    /** What it wants of one service, by the names of the API. */
    List<String> of(Owner owner) {
        return settings().stream().filter(setting -> setting.owner() == owner).map(Setting::name).toList();
    }

    /** Without what is so already. */
    Wish unlike(@Nullable Delivering delivering, @Nullable Keeping keeping, @Nullable Drills drills) {
        return new Wish(
                unlike(baseUrl, delivering == null ? null : Objects.requireNonNullElse(delivering.baseUrl(), "")),
                unlike(heartbeatUrl,
                        delivering == null ? null : Objects.requireNonNullElse(delivering.heartbeatUrl(), "")),
                unlike(drillEnabled, drills == null ? null : Boolean.valueOf(drills.enabled())),
                unlike(jobLogDays, keeping == null ? null : Long.valueOf(keeping.jobLogDays())),
                unlike(notificationLogDays, delivering == null ? null : Long.valueOf(delivering.logDays())),
                unlike(allowPrivateTargets,
                        delivering == null ? null : Boolean.valueOf(delivering.allowPrivateTargets())));
    }

    /** Whether it says where links of mails lead, the ones that choose a password among them, or what the server may reach. */
    boolean grave() {
        return baseUrl != null || allowPrivateTargets != null;
    }

    ChangedDelivering delivering() {
        return new ChangedDelivering(baseUrl, heartbeatUrl,
                notificationLogDays == null ? null : Math.toIntExact(notificationLogDays), allowPrivateTargets);
    }

    /** For a wish that says something of it. */
    int jobDays() {
        return Math.toIntExact(Objects.requireNonNull(jobLogDays));
    }

    /** For a wish that says something of it. */
    boolean drills() {
        return Objects.requireNonNull(drillEnabled);
    }

    private static <T> @Nullable T unlike(@Nullable T wanted, @Nullable T now) {
        return wanted == null || wanted.equals(now) ? null : wanted;
    }

    private static void addIf(@Nullable Object value, Setting setting, Set<Setting> said) {
        if (value != null) {
            said.add(setting);
        }
    }
}
