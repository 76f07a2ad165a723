package io.resticmanager.alerts.rule;

import static io.resticmanager.alerts.rule.Decision.NOTHING;

import io.resticmanager.alerts.rule.Decision.Resolve;
import org.jspecify.annotations.Nullable;

/** Jobs that end badly, until the next one ends well. Later is what the host told later, whatever its clock says. */
final class JobRule {

    private static final String WELL = "The next one went well.";

    private JobRule() {}

    static Verdict failed(Known known, Observation.Failed it, Circumstances when) {
        return it.order() < known.seen()
                ? late(known)
                : new Verdict(Rules.holds(known, trouble(it, damage(known, it)), when), it.order());
    }

    /** Damage in pack contents is cleared only by a check that read all of them. */
    static Verdict succeeded(Known known, Observation.Succeeded it) {
        var standing = known.standing();
        if (it.order() < known.seen()) {
            return late(known);
        }
        var cleared = standing != null && (it.all() || standing.damage() == null);
        return new Verdict(cleared ? Resolve.cleared(WELL) : NOTHING, it.order());
    }

    /** What stands says the damage again, whatever failed for another reason since. Damage that a person has settled is none. */
    static Verdict unproven(Known known, Observation.Unproven it, Circumstances when) {
        var standing = known.standing();
        var damage = it.damage();
        if (it.order() < known.seen()) {
            return late(known);
        }
        if (settled(known, damage)) {
            return succeeded(known, new Observation.Succeeded(it.order(), true));
        }
        return new Verdict(standing == null
                ? Rules.holds(known, new Rules.Trouble(damage.found(), damage, damage.words()), when)
                : Rules.touch(standing, damage.found(), damage, damage.words()), it.order());
    }

    // An event knows nothing of earlier checks: what stands does.
    private static @Nullable Damage damage(Known known, Observation.Failed it) {
        var told = it.damage();
        var standing = known.standing();
        if (told != null && !settled(known, told)) {
            return told;
        }
        return it.all() || standing == null ? null : standing.damage();
    }

    // Whatever else failed since, the damage is told, and first.
    private static Rules.Trouble trouble(Observation.Failed it, @Nullable Damage damage) {
        return new Rules.Trouble(it.order(), damage, damage == null || damage.found() == it.order()
                ? it.words()
                : damage.words().and(it.words()));
    }

    private static boolean settled(Known known, Damage damage) {
        return damage.found() <= known.settledDamage();
    }

    private static Verdict late(Known known) {
        return new Verdict(NOTHING, known.seen());
    }
}
