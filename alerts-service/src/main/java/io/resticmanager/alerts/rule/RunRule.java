package io.resticmanager.alerts.rule;

import static io.resticmanager.alerts.rule.Decision.NOTHING;

import io.resticmanager.alerts.rule.Decision.Resolve;

/** Due runs that nothing comes of, until that one or a later one comes. */
final class RunRule {

    private RunRule() {}

    static Verdict overdue(Known known, Observation.Overdue it, Circumstances when) {
        var due = it.dueAt().toEpochMilli();
        return new Verdict(due <= known.seen() ? NOTHING : Rules.holds(known, due, false, it.words(), when),
                known.seen());
    }

    static Verdict arrived(Known known, Observation.Arrived it) {
        var due = it.dueAt().toEpochMilli();
        var standing = known.standing();
        var came = standing != null && due >= standing.occurrence();
        return new Verdict(came ? new Resolve("A run of it has come.") : NOTHING, Math.max(due, known.seen()));
    }
}
