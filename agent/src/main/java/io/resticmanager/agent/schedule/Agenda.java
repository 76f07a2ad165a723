package io.resticmanager.agent.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.contracts.schedule.Spread;
import io.resticmanager.contracts.schedule.Timetable;

/** When one schedule of one host is due, and when each of its runs begins, as {@link Spread} has it. */
record Agenda(String hostId, String scheduleId, Timetable timetable, int jitterS, boolean runMissed) {

    private static final Duration FIRST_LOOK = Duration.ofHours(1);
    private static final int FURTHER = 8;

    /** The first due time after that moment; empty when there is none any more. */
    Optional<Instant> next(Instant after) {
        return timetable.next(after);
    }

    Instant beginOf(Instant due) {
        return new Spread(hostId, scheduleId, timetable, jitterS).beginOf(due);
    }

    /**
     * The last due time after the one and not after the other moment. Looked for from the end, so that years away cost no more
     * than hours.
     */
    Optional<Instant> last(Instant after, Instant until) {
        return Stream.iterate(FIRST_LOOK, look -> look.multipliedBy(FURTHER))
                .map(look -> until.minus(look)).map(begin -> begin.isBefore(after) ? after : begin)
                .map(begin -> new Stretch(begin.equals(after) || !begin.isAfter(after), lastOf(begin, until)))
                .filter(stretch -> stretch.whole() || stretch.last().isPresent())
                .findFirst().flatMap(Stretch::last);
    }

    private record Stretch(boolean whole, Optional<Instant> last) {}

    private Optional<Instant> lastOf(Instant after, Instant until) {
        return timetable.after(after).takeWhile(due -> !due.isAfter(until)).reduce((_, later) -> later);
    }

    /** The last run that should have begun by now, of those due after that moment. */
    Optional<Instant> lastBegun(Instant after, Instant now) {
        return last(after, now).flatMap(due -> beginOf(due).isAfter(now)
                ? last(after, due.minusMillis(1))
                : Optional.of(due));
    }
}
