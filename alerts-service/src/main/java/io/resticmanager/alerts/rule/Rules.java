package io.resticmanager.alerts.rule;

import static io.resticmanager.alerts.rule.Decision.NOTHING;

import io.resticmanager.alerts.rule.Decision.Raise;
import io.resticmanager.alerts.rule.Decision.Resolve;
import io.resticmanager.alerts.rule.Decision.Touch;
import org.jspecify.annotations.Nullable;

/**
 * The six rules of product.md §8. Events and sweeps ask the same rule about the same observations, so it does not matter which of
 * them comes first, twice, late or never: what is older than what was seen changes nothing, and only an occurrence newer than what
 * a person has settled raises (decisions 3, 8, 12, 24).
 */
public final class Rules {

    private Rules() {}

    public static Verdict decide(Known known, Observation seen, Circumstances when) {
        return switch (seen) {
            case Observation.Failed it -> JobRule.failed(known, it, when);
            case Observation.Succeeded it -> JobRule.succeeded(known, it);
            case Observation.Unproven it -> JobRule.unproven(known, it, when);
            case Observation.Overdue it -> RunRule.overdue(known, it, when);
            case Observation.Arrived it -> RunRule.arrived(known, it);
            case Observation.Absent it -> PresenceRule.absent(known, it, when);
            case Observation.Present it -> PresenceRule.present(known, it);
            case Observation.Over it -> over(known, it);
        };
    }

    private static Verdict over(Known known, Observation.Over it) {
        return new Verdict(known.standing() == null ? NOTHING : new Resolve(it.closing(), it.why()), known.seen());
    }

    /** The trouble is there: begins the alert, or confirms the one that stands, which an older occurrence gives no words. */
    static Decision holds(Known known, Trouble it, Circumstances when) {
        var standing = known.standing();
        if (standing == null) {
            var anew = it.occurrence() > known.settled() || it.damage() != null;
            return anew && !when.quiet() ? new Raise(it.occurrence(), it.damage(), it.words()) : NOTHING;
        }
        var older = it.occurrence() < standing.occurrence();
        return touch(standing, it.occurrence(), it.damage(), older ? null : it.words());
    }

    static Touch touch(Known.Standing standing, long occurrence, @Nullable Damage damage, @Nullable Words words) {
        return new Touch(Math.max(occurrence, standing.occurrence()), damage, words);
    }

    /** What holds; {@code damage} is none that a person has settled. */
    record Trouble(long occurrence, @Nullable Damage damage, Words words) {}
}
