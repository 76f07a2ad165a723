package io.resticmanager.gateway.view;

import java.util.List;

/** Cron lines that most people want, with the words on their buttons. */
public record Preset(String cron, String label) {

    public static final List<Preset> ALL = List.of(new Preset("30 2 * * *", "Every night"),
            new Preset("0 */6 * * *", "Every 6 hours"), new Preset("0 * * * *", "Every hour"),
            new Preset("30 2 * * 1-5", "Weekdays"), new Preset("0 5 * * SUN", "Sundays"),
            new Preset("0 5 1 * *", "Monthly"));
}
