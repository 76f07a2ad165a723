package io.resticmanager.notifications.channel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** One mail a day instead of single ones, at that time, to the minute, in that zone of the zone database. Pure. */
public record Daily(LocalTime at, ZoneId zone) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /** The digest of a day in the zone, and when it is due. */
    public record Due(LocalDate day, Instant at) {}

    /** The last one that was due then. A time that the clocks leave out comes right after the gap; of one that comes twice the first counts. */
    public Due last(Instant now) {
        var today = on(LocalDate.ofInstant(now, zone));
        return today.at.isAfter(now) ? on(today.day.minusDays(1)) : today;
    }

    /** As in {@code 08:00}. */
    public String clock() {
        return CLOCK.format(at);
    }

    @Override
    public String toString() {
        return "digest daily at %s %s".formatted(clock(), zone);
    }

    private Due on(LocalDate day) {
        var local = day.atTime(at);
        var change = zone.getRules().getTransition(local);
        return new Due(day, change != null && change.isGap()
                ? change.getInstant()
                : ZonedDateTime.of(local, zone).toInstant());
    }
}
