package io.resticmanager.contracts.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * When a schedule is due, as agent and manager both reckon it. A time that the clocks leave out when they go forward is due at
 * the first moment after it, once however many were left out. A time that comes twice when they go back is due at the first of
 * the two; a line whose hour is a wildcard or a step follows elapsed time and is due at both.
 */
public final class Timetable {

    private static final long NANO = 1;

    private final CronLine line;
    private final ZoneId zone;

    public Timetable(CronLine line, ZoneId zone) {
        this.line = line;
        this.zone = zone;
    }

    /** The first due time after that moment; empty when there is none any more. */
    public Optional<Instant> next(Instant after) {
        var offset = zone.getRules().getOffset(after);
        return next(LocalDateTime.ofInstant(after, offset), offset, zone.getRules().nextTransition(after));
    }

    // As long as the offset stands, local times come in order; so one stretch
    // between two changes is looked at after the other.
    private Optional<Instant> next(LocalDateTime after, ZoneOffset offset,
            @Nullable ZoneOffsetTransition change) {
        var local = line.next(after);
        if (local.isEmpty()) {
            return Optional.empty();
        }
        if (change == null || local.get().isBefore(change.getDateTimeBefore())) {
            return secondTime(local.get(), offset)
                    ? next(local.get(), offset, change)
                    : Optional.of(local.get().toInstant(offset));
        }
        if (change.isGap() && !local.get().isAfter(change.getDateTimeAfter())) {
            return Optional.of(change.getInstant());
        }
        return next(change.getDateTimeAfter().minusNanos(NANO), change.getOffsetAfter(),
                zone.getRules().nextTransition(change.getInstant()));
    }

    private boolean secondTime(LocalDateTime local, ZoneOffset offset) {
        var change = zone.getRules().getTransition(local);
        return !line.follows() && change != null && change.isOverlap() && offset.equals(change.getOffsetAfter());
    }

    /** All due times after that moment, in order, each reckoned when it is asked for. */
    public Stream<Instant> after(Instant moment) {
        return Stream.iterate(next(moment), Optional::isPresent, due -> next(due.orElseThrow()))
                .map(Optional::orElseThrow);
    }
}
