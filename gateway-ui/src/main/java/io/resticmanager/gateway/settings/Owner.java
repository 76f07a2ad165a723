package io.resticmanager.gateway.settings;

/** A service that keeps some of the settings, in the order in which they are asked to change them: who may refuse comes first. */
public enum Owner {
    notifications, jobs, alerts;

    public String service() {
        return name() + "-service";
    }

    /** What the API calls a field that this service has its own name for. */
    String named(String field) {
        return switch (this) {
            case notifications -> field.equals("log_days") ? Setting.notification_log_days.name() : field;
            case jobs -> field;
            case alerts -> field.equals("enabled") ? Setting.drill_enabled.name() : field;
        };
    }
}
