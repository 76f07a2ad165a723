package io.resticmanager.notifications.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import io.resticmanager.contracts.notification.NotificationsRpc.ChangedDelivering;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.notifications.channel.form.HttpText;
import org.jspecify.annotations.Nullable;

/** What is wrong with a change: all of it is told at once. */
final class SettingsForm {

    private static final int LONGEST_URL = 2000;
    private static final int LEAST_DAYS = 1;
    private static final int MOST_DAYS = 3650;

    private SettingsForm() {}

    /** @param fixed the keys of the environment by field */
    static List<FieldError> errorsIn(ChangedDelivering asked, Map<String, String> fixed) {
        var errors = new ArrayList<FieldError>();
        check(errors, fixed, Chosen.BASE_URL, asked.baseUrl(), url -> wrong(url, SettingsForm::isBase,
                "An address such as https://backup.example: http or https, without user, password, ? and #."));
        check(errors, fixed, Chosen.HEARTBEAT_URL, asked.heartbeatUrl(), url -> wrong(url, _ -> true,
                "An address such as https://hc-ping.com/…: http or https, without user, password and #."));
        check(errors, fixed, Chosen.LOG_DAYS, asked.logDays(), days -> days >= LEAST_DAYS && days <= MOST_DAYS
                ? Optional.empty()
                : Optional.of("From %d to %d days.".formatted(LEAST_DAYS, MOST_DAYS)));
        check(errors, fixed, Chosen.ALLOW_PRIVATE_TARGETS, asked.allowPrivateTargets(), _ -> Optional.empty());
        return List.copyOf(errors);
    }

    private static <T> void check(List<FieldError> errors, Map<String, String> fixed, String field, @Nullable T asked,
            Function<T, Optional<String>> wrong) {
        if (asked != null) {
            Optional.ofNullable(fixed.get(field)).map(SettingsForm::fixedBy).or(() -> wrong.apply(asked))
                    .ifPresent(message -> errors.add(new FieldError(field, message)));
        }
    }

    private static String fixedBy(String key) {
        return "%s sets this on the server. Change it there, or take it out and start the server again to choose it here."
                .formatted(key);
    }

    // Blank is well: it removes what is there.
    private static Optional<String> wrong(String url, Predicate<URI> fits, String message) {
        var text = url.strip();
        if (text.length() > LONGEST_URL) {
            return Optional.of("At most %d characters, please.".formatted(LONGEST_URL));
        }
        return text.isEmpty() || HttpText.url(text).filter(fits).isPresent() ? Optional.empty() : Optional.of(message);
    }

    // Something is put behind it.
    private static boolean isBase(URI uri) {
        return uri.getRawQuery() == null;
    }
}
