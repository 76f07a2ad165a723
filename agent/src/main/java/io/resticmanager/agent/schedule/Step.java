package io.resticmanager.agent.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.agent.AgentMessage.SkipReason;
import io.resticmanager.contracts.schedule.Spread;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about a schedule at one moment, and then nothing until {@code wake}. A run that begins at most 5 minutes late
 * counts as on time. Of what came due while nobody looked the latest alone is run, if it is on time or the schedule is to be
 * caught up with; all before it are skipped. {@code handled} is the due time up to which all is done.
 *
 * @param skipped in the order of their due times
 * @param fire the due time of the run that begins now
 * @param wake when to look again at the latest; empty when nothing will be due any more
 */
record Step(List<Skip> skipped, Optional<Instant> fire, Instant handled, Optional<Instant> wake) {

    // A clock that goes back by less has told the truth before, or will again: what
    // was done stays done. One that goes back further was wrong by days, and
    // waiting
    // for it to come back would be silence.
    private static final Duration FAR_AHEAD = Duration.ofDays(1);

    /** Due times from {@code since}, or one alone, to {@code dueAt}. */
    record Skip(@Nullable Instant since, Instant dueAt, SkipReason reason) {}

    /**
     * @param handled all due times up to it are done
     * @param busy whether the run before still waits or runs
     */
    static Step at(Instant now, Agenda agenda, Instant handled, boolean busy) {
        var from = from(now, handled);
        return step(now, agenda, from, agenda.lastBegun(from, now), busy);
    }

    /** The same when nothing is put off any more, for a timetable that ends now. */
    static Step lastAt(Instant now, Agenda agenda, Instant handled, boolean busy) {
        var from = from(now, handled);
        return step(now, agenda, from, agenda.last(from, now), busy);
    }

    /** All that is due by now and not done, for a schedule that is followed no longer. */
    static Optional<Skip> withdrawn(Instant now, Agenda agenda, Instant handled) {
        return skip(agenda, from(now, handled), now, SkipReason.withdrawn);
    }

    private static Instant from(Instant now, Instant handled) {
        return handled.isAfter(now.plus(FAR_AHEAD)) ? now : handled;
    }

    private static Step step(Instant now, Agenda agenda, Instant from, Optional<Instant> begun, boolean busy) {
        return begun.map(latest -> step(now, agenda, from, latest, busy)).orElseGet(() -> new Step(List.of(),
                Optional.empty(), from, agenda.next(from).map(agenda::beginOf)));
    }

    private static Step step(Instant now, Agenda agenda, Instant from, Instant latest, boolean busy) {
        var wanted = agenda.runMissed() || Spread.onTime(agenda.beginOf(latest), now);
        var skipped = new ArrayList<Skip>();
        skip(agenda, from, wanted ? latest.minusMillis(1) : latest, SkipReason.not_running).ifPresent(skipped::add);
        if (wanted && busy) {
            skipped.add(new Skip(null, latest, SkipReason.still_waiting));
        }
        return new Step(List.copyOf(skipped), Optional.of(latest).filter(_ -> wanted && !busy), latest,
                agenda.next(latest).map(agenda::beginOf));
    }

    private static Optional<Skip> skip(Agenda agenda, Instant from, Instant until, SkipReason reason) {
        return agenda.last(from, until).map(last -> {
            var first = agenda.next(from).orElseThrow();
            return new Skip(first.equals(last) ? null : first, last, reason);
        });
    }
}
