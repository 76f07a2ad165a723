package io.resticmanager.gateway.page;

import java.util.Map;
import java.util.function.UnaryOperator;

import io.resticmanager.gateway.settings.Setting;
import io.resticmanager.gateway.settings.SettingsRules;
import io.resticmanager.gateway.settings.Wish;
import io.resticmanager.gateway.view.SettingsView;
import org.jspecify.annotations.Nullable;

/**
 * A form of the settings as it is sent. A field that is not in it stays as it is: the service that keeps it did not answer when
 * the page was made.
 */
record SettingsForm(Sent sent) {

    Wish heartbeat() {
        return checked(blanks(), Wish.heartbeat(text(Setting.heartbeat_url)));
    }

    Wish delivery() {
        var blanks = blanks();
        return checked(blanks, new Wish(text(Setting.base_url), null, null, days(blanks, Setting.job_log_days),
                days(blanks, Setting.notification_log_days), box(blanks, Setting.allow_private_targets)));
    }

    /** What is shown again. */
    Map<String, String> typed() {
        return sent.shown(Setting.base_url.name(), Setting.heartbeat_url.name(), Setting.notification_log_days.name(),
                Setting.job_log_days.name(), Setting.allow_private_targets.name(),
                SettingsView.shown(Setting.allow_private_targets.name()));
    }

    private Blanks blanks() {
        return new Blanks(sent, UnaryOperator.identity());
    }

    private static Wish checked(Blanks blanks, Wish wish) {
        SettingsRules.errors(wish).forEach(error -> blanks.wrong(error.field(), error.message()));
        blanks.check();
        return wish;
    }

    private @Nullable String text(Setting setting) {
        var typed = sent.value(setting.name());
        return typed == null ? null : typed.strip();
    }

    private @Nullable Long days(Blanks blanks, Setting setting) {
        var number = blanks.number(setting.name());
        if (number == null && sent.value(setting.name()) instanceof String typed && typed.isBlank()) {
            blanks.wrong(setting.name(), "Type a whole number of days, as in 90.");
        }
        return number == null ? null : number.longValue();
    }

    // A box that is not checked sends nothing; a field beside it tells that it was
    // there.
    private @Nullable Boolean box(Blanks blanks, Setting setting) {
        return sent.value(SettingsView.shown(setting.name())) == null ? null : blanks.on(setting.name());
    }
}
