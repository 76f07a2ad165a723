package io.resticmanager.gateway.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.gateway.problem.Complaints;
import org.jspecify.annotations.Nullable;

/** What can be judged before anybody is asked, so that a wish that is wrong in one place changes nothing. */
public final class SettingsRules {

    /** As the contracts of jobs-service and notifications-service say. */
    private static final int MOST_DAYS = 3_650;
    private static final int MOST_CHARACTERS = 2_000;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private SettingsRules() {}

    /** All that is wrong, each at its field; empty when there is nothing. */
    public static List<FieldError> errors(Wish wish) {
        var wrong = new Complaints();
        wrong.addIf(!isBase(wish.baseUrl()), Setting.base_url.name(),
                "An address as in https://backup.example: http or https, a host, and no more than a path after it.");
        wrong.addIf(!isAddress(wish.heartbeatUrl()), Setting.heartbeat_url.name(),
                "An address as in https://hc-ping.com/…: http or https, and a host.");
        days(wrong, Setting.job_log_days, wish.jobLogDays());
        days(wrong, Setting.notification_log_days, wish.notificationLogDays());
        return wrong.problem().map(problem -> problem.errors()).orElse(List.of());
    }

    private static void days(Complaints wrong, Setting setting, @Nullable Long days) {
        wrong.addIf(days != null && (days < 1 || days > MOST_DAYS), setting.name(), "From 1 to 3,650 days.");
    }

    private static boolean isBase(@Nullable String typed) {
        var address = typed == null || typed.isEmpty() ? null : parsed(typed);
        return isAddress(typed) && (address == null || address.getRawUserInfo() == null
                && address.getRawQuery() == null && address.getRawFragment() == null);
    }

    private static boolean isAddress(@Nullable String typed) {
        if (typed == null || typed.isEmpty()) {
            return true;
        }
        var address = parsed(typed);
        return typed.length() <= MOST_CHARACTERS && address != null && address.getHost() != null
                && address.getScheme() != null && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT));
    }

    private static @Nullable URI parsed(String typed) {
        try {
            return new URI(typed);
        } catch (URISyntaxException _) {
            return null;
        }
    }
}
