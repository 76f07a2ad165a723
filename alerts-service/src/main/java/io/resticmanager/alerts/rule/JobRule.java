package io.resticmanager.alerts.rule;

import static io.resticmanager.alerts.rule.Decision.NOTHING;

import io.resticmanager.alerts.rule.Decision.Resolve;

/** Jobs that end badly, until the next one ends well. Later is what the host told later, whatever its clock says. */
final class JobRule {

    private static final String WELL = "The next one went well.";

    private JobRule() {}

    static Verdict failed(Known known, Observation.Failed it, Circumstances when) {
        return it.order() < known.seen()
                ? late(known)
                : new Verdict(Rules.holds(known, it.order(), it.damage() > known.settled(), it.words(), when),
                        it.order());
    }

    /** Damage in pack contents is cleared only by a check that read all of them. */
    static Verdict succeeded(Known known, Observation.Succeeded it) {
        var standing = known.standing();
        if (it.order() < known.seen()) {
            return late(known);
        }
        var cleared = standing != null && (it.all() || !standing.contents());
        return new Verdict(cleared ? new Resolve(WELL) : NOTHING, it.order());
    }

    /** What stands says the damage again, whatever failed for another reason since. Damage that a person has settled is none. */
    static Verdict unproven(Known known, Observation.Unproven it, Circumstances when) {
        var standing = known.standing();
        if (it.order() < known.seen()) {
            return late(known);
        }
        if (it.found() <= known.settled()) {
            return succeeded(known, new Observation.Succeeded(it.order(), true));
        }
        return new Verdict(standing == null
                ? Rules.holds(known, it.found(), true, it.words(), when)
                : Rules.touch(standing, it.found(), true, it.words()), it.order());
    }

    private static Verdict late(Known known) {
        return new Verdict(NOTHING, known.seen());
    }
}
