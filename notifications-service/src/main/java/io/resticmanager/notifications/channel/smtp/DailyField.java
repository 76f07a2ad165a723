package io.resticmanager.notifications.channel.smtp;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.resticmanager.notifications.channel.Daily;
import io.resticmanager.notifications.channel.form.Fields;
import org.jspecify.annotations.Nullable;

/** The part {@code digest} of a configuration, as in {@code {"at":"08:00","time_zone":"Europe/Berlin"}}; absent or null for none. */
final class DailyField {

    private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private DailyField() {}

    static @Nullable Daily read(Fields config) {
        var digest = config.part("digest").orElse(null);
        if (digest == null) {
            return null;
        }
        digest.only(Set.of("at", "time_zone"));
        var at = digest.required("at", "A time of day, such as 08:00.", DailyField::clock);
        var zone = digest.required("time_zone", "The zone database has no such zone: as in Europe/Berlin, or UTC.",
                DailyField::zone);
        return at.isEmpty() || zone.isEmpty() ? null : new Daily(at.get(), zone.get());
    }

    private static Optional<LocalTime> clock(String text) {
        return Optional.of(text).filter(CLOCK.asMatchPredicate()).map(LocalTime::parse);
    }

    private static Optional<ZoneId> zone(String text) {
        return Optional.of(text).filter(ZoneId.getAvailableZoneIds()::contains).map(ZoneId::of);
    }
}
