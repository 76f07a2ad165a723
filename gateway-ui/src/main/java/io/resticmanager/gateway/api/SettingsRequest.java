package io.resticmanager.gateway.api;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.settings.Setting;
import io.resticmanager.gateway.settings.SettingsRules;
import io.resticmanager.gateway.settings.Wish;
import org.jspecify.annotations.Nullable;

/** Reads what of the settings is to be otherwise. */
final class SettingsRequest {

    private final Given given;
    private final JsonNode request;

    private SettingsRequest(JsonNode request) {
        this.request = request;
        this.given = Given.of(request, Setting.names().toArray(String[]::new));
    }

    /** @throws ProblemException with all that is wrong: of the wrong type, out of range, or not there at all */
    static Wish read(JsonNode request) {
        return new SettingsRequest(request).read();
    }

    private Wish read() {
        var wish = new Wish(address(Setting.base_url), address(Setting.heartbeat_url),
                given.flag(Setting.drill_enabled.name(), there(Setting.drill_enabled)),
                given.number(Setting.job_log_days.name(), there(Setting.job_log_days)),
                given.number(Setting.notification_log_days.name(), there(Setting.notification_log_days)),
                given.flag(Setting.allow_private_targets.name(), there(Setting.allow_private_targets)));
        SettingsRules.errors(wish).forEach(error -> given.complainIf(true, error.field(), error.message()));
        given.check();
        return wish;
    }

    // Null removes it, as in a merge patch.
    private @Nullable String address(Setting setting) {
        var value = request.get(setting.name());
        var typed = given.text(setting.name(), value);
        return typed == null ? value != null && value.isNull() ? "" : null : typed.strip();
    }

    private @Nullable JsonNode there(Setting setting) {
        var value = request.get(setting.name());
        given.complainIf(value != null && value.isNull(), setting.name(),
                "This is always set. Leave the field out to keep it as it is.");
        return value;
    }
}
