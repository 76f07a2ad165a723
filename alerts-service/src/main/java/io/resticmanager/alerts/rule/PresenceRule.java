package io.resticmanager.alerts.rule;

import static io.resticmanager.alerts.rule.Decision.NOTHING;

import java.time.Instant;

import io.resticmanager.alerts.rule.Decision.Resolve;

/** Hosts that stay away, until they are seen again. */
final class PresenceRule {

    private static final String BACK = "The agent is connected again.";

    private PresenceRule() {}

    /** A host that said hello later than its owner remembers is away since then. */
    static Verdict absent(Known known, Observation.Absent it, Circumstances when) {
        var since = Math.max(it.since().toEpochMilli(), known.seen());
        var standing = known.standing();
        if (Instant.ofEpochMilli(since).plus(when.floor()).isAfter(when.now())) {
            var wasBack = standing != null && since > standing.occurrence();
            return new Verdict(wasBack ? new Resolve(BACK) : NOTHING, known.seen());
        }
        return new Verdict(Rules.holds(known, since, false, it.words(), when), known.seen());
    }

    static Verdict present(Known known, Observation.Present it) {
        var at = it.at().toEpochMilli();
        var standing = known.standing();
        var back = standing != null && at > standing.occurrence();
        return new Verdict(back ? new Resolve(BACK) : NOTHING, Math.max(at, known.seen()));
    }
}
