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
    private static final int LAST_PORT = 65_535;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private SettingsRules() {}

    /** All that is wrong, each at its field; empty when there is nothing. */
    public static List<FieldError> errors(Wish wish) {
        var wrong = new Complaints();
        wrong.addIf(!isBase(wish.baseUrl()), Setting.base_url.name(),
                "An address as in https://backup.example: http or https, without user, password, ? and #.");
        wrong.addIf(!isAddress(wish.heartbeatUrl()), Setting.heartbeat_url.name(),
                "An address as in https://hc-ping.com/…: http or https, without user, password and #.");
        days(wrong, Setting.job_log_days, wish.jobLogDays());
        days(wrong, Setting.notification_log_days, wish.notificationLogDays());
        return wrong.problem().map(problem -> problem.errors()).orElse(List.of());
    }

    private static void days(Complaints wrong, Setting setting, @Nullable Long days) {
        wrong.addIf(days != null && (days < 1 || days > MOST_DAYS), setting.name(), "From 1 to 3,650 days.");
    }

    private static boolean isBase(@Nullable String typed) {
        return isAddress(typed) && (typed == null || !typed.contains("?"));
    }

    private static boolean isAddress(@Nullable String typed) {
        return typed == null || typed.isEmpty() || typed.length() <= MOST_CHARACTERS && isWellFormed(typed);
    }

    // As notifications-service has it, which judges again.
    private static boolean isWellFormed(String typed) {
        try {
            var address = new URI(typed);
            return address.getScheme() != null && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                    && address.getHost() != null && address.getRawUserInfo() == null
                    && address.getRawFragment() == null && address.getPort() != 0 && address.getPort() <= LAST_PORT
                    && typed.equals(address.toASCIIString());
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
