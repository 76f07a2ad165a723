package io.resticmanager.alerts.rule;

import static io.resticmanager.alerts.rule.Decision.NOTHING;

import java.time.Instant;

import io.resticmanager.alerts.rule.Decision.Resolve;

/** Due runs that nothing comes of, until that one or a later one comes. */
final class RunRule {

    private RunRule() {}

    static Verdict overdue(Known known, Observation.Overdue it, Circumstances when) {
        var due = it.dueAt().toEpochMilli();
        return new Verdict(due <= known.seen() ? NOTHING : Rules.holds(known, trouble(known, it), when),
                known.seen());
    }

    static Verdict arrived(Known known, Observation.Arrived it) {
        var due = it.dueAt().toEpochMilli();
        var standing = known.standing();
        var came = standing != null && due >= standing.occurrence();
        return new Verdict(came ? Resolve.cleared("A run of it has come.") : NOTHING, Math.max(due, known.seen()));
    }

    private static Rules.Trouble trouble(Known known, Observation.Overdue it) {
        return new Rules.Trouble(it.dueAt().toEpochMilli(), null, it.words().told(first(known, it), it.dueAt()));
    }

    // Since when nothing comes: a later one that is overdue too does not move that.
    private static Instant first(Known known, Observation.Overdue it) {
        var standing = known.standing();
        var first = standing == null ? null : standing.dueAt();
        return first != null && first.isBefore(it.dueAt()) && first.toEpochMilli() > known.seen()
                ? first
                : it.dueAt();
    }
}
