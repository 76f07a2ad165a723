package io.resticmanager.agent.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.contracts.schedule.Timetable;

/**
 * When one schedule of one host is due, and when each of its runs begins: up to {@code jitterS} seconds later, always before the
 * next is due, and the same for a run however often it is asked.
 */
record Agenda(String hostId, String scheduleId, Timetable timetable, int jitterS, boolean runMissed) {

    private static final Duration FIRST_LOOK = Duration.ofHours(1);
    private static final int FURTHER = 8;

    /** The first due time after that moment; empty when there is none any more. */
    Optional<Instant> next(Instant after) {
        return timetable.next(after);
    }

    Instant beginOf(Instant due) {
        var most = next(due).map(next -> Duration.between(due, next).toSeconds() - 1).orElse((long) jitterS);
        var room = Math.min(jitterS, most);
        return room <= 0 ? due : due.plusSeconds(RunId.chance(hostId, scheduleId, due, room + 1));
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
