package io.resticmanager.alerts.rule;

import static io.resticmanager.alerts.rule.Decision.NOTHING;

import java.time.Duration;
import java.time.Instant;

import io.resticmanager.alerts.rule.Decision.Resolve;

/** Hosts that stay away, until they are seen again. */
final class PresenceRule {

    private static final String BACK = "The agent is connected again.";

    /** So much the hub's clock may be ahead of ours. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private PresenceRule() {}

    /** A host that said hello later than its owner remembers is away since then. */
    static Verdict absent(Known stored, Observation.Absent it, Circumstances when) {
        var known = past(stored, when.now());
        var since = Math.max(it.since().toEpochMilli(), known.seen());
        var standing = known.standing();
        if (Instant.ofEpochMilli(since).plus(when.floor()).isAfter(when.now())) {
            var wasBack = standing != null && since > standing.occurrence();
            return new Verdict(wasBack ? Resolve.cleared(BACK) : NOTHING, stored.seen());
        }
        return new Verdict(Rules.holds(known, new Rules.Trouble(since, null, it.words()), when), stored.seen());
    }

    // What is of the future was so before the clocks were set back. It would keep
    // us silent until they have come there again.
    private static Known past(Known known, Instant now) {
        var latest = now.plus(CLOCKS_APART).toEpochMilli();
        return new Known(known.standing(), known.seen() > latest ? 0 : known.seen(),
                known.settled() > latest ? 0 : known.settled(), known.settledDamage());
    }

    static Verdict present(Known known, Observation.Present it) {
        var at = it.at().toEpochMilli();
        var standing = known.standing();
        var back = standing != null && at > standing.occurrence();
        return new Verdict(back ? Resolve.cleared(BACK) : NOTHING, Math.max(at, known.seen()));
    }
}
