package io.resticmanager.alerts.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.resticmanager.alerts.rule.Known.Standing;
import io.resticmanager.alerts.rule.Observation.Absent;
import io.resticmanager.alerts.rule.Observation.Arrived;
import io.resticmanager.alerts.rule.Observation.Failed;
import io.resticmanager.alerts.rule.Observation.Over;
import io.resticmanager.alerts.rule.Observation.Overdue;
import io.resticmanager.alerts.rule.Observation.Present;
import io.resticmanager.alerts.rule.Observation.Succeeded;
import io.resticmanager.alerts.rule.Observation.Unproven;
import io.resticmanager.contracts.alert.Closing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Row by row: what is stored, what is observed, and what becomes of it. Times are minutes. */
class RulesTest {

    private static final Words WORDS = new Words("why", null, null, null);
    private static final Damage DAMAGE = new Damage(3, new Words("broken", null, "j3", null));
    private static final Words BOTH = new Words("broken why", null, "j3", null);
    private static final int FLOOR = 15;
    private static final int NOW = 1_000;

    private record Case(String name, Known known, Observation seen, boolean quiet, Decision decision, long follows) {}

    static final List<Case> CASES = List.of(
            when("a job fails").known(0, 0).sees(failed(3)).then(raise(3), 3),
            when("a job fails again").stands(3).known(3, 0).sees(failed(4)).then(touch(4, WORDS), 4),
            when("the same failure once more").stands(3).known(3, 0).sees(failed(3)).then(touch(3, WORDS), 3),
            when("yesterday's failure comes late").known(5, 0).sees(failed(3)).then(Decision.NOTHING, 5),
            when("yesterday's failure comes under today's").stands(5).known(5, 0).sees(failed(3))
                    .then(Decision.NOTHING, 5),
            when("a job of a paused host fails").known(0, 0).quiet().sees(failed(3)).then(Decision.NOTHING, 3),
            when("it still fails while paused").stands(3).known(3, 0).quiet().sees(failed(4)).then(touch(4, WORDS), 4),
            when("what was closed by hand is looked at").known(3, 3).sees(failed(3)).then(Decision.NOTHING, 3),
            when("it fails anew after it was closed").known(3, 3).sees(failed(4)).then(raise(4), 4),
            when("the next job succeeds").stands(3).known(3, 0).sees(new Succeeded(4, true)).then(resolve(), 4),
            when("yesterday's success comes late").stands(3).known(3, 0).sees(new Succeeded(2, true))
                    .then(Decision.NOTHING, 3),
            when("a job succeeds as always").known(3, 0).sees(new Succeeded(4, true)).then(Decision.NOTHING, 4),

            when("a check finds broken contents").known(0, 0).sees(new Failed(3, new Damage(3, WORDS), false, WORDS))
                    .then(new Decision.Raise(3, new Damage(3, WORDS), WORDS), 3),
            when("a weaker check succeeds").damaged(3).known(3, 0).sees(new Succeeded(4, false))
                    .then(Decision.NOTHING, 4),
            when("a check of all data succeeds").damaged(3).known(3, 0).sees(new Succeeded(4, true))
                    .then(resolve(), 4),
            when("a check of the structure clears one").stands(3).known(3, 0).sees(new Succeeded(4, false))
                    .then(resolve(), 4),
            when("a lock does not make damage less").damaged(3).known(3, 0).sees(failed(4))
                    .then(new Decision.Touch(4, DAMAGE, BOTH), 4),
            when("a third failure takes the place of the second one").damaged(3).known(4, 0).sees(failed(5))
                    .then(new Decision.Touch(5, DAMAGE, BOTH), 5),
            when("the damage is gone, its teller knows").damaged(3).known(3, 0).sees(new Failed(6, null, true, WORDS))
                    .then(touch(6, WORDS), 6),
            when("damage is learned of after a weaker success").known(4, 0).sees(new Unproven(4, DAMAGE))
                    .then(new Decision.Raise(3, DAMAGE, DAMAGE.words()), 4),
            when("damage that was closed by hand").known(4, 3).sees(new Unproven(4, DAMAGE))
                    .then(Decision.NOTHING, 4),
            when("another failure over damage that was closed by hand").known(3, 3)
                    .sees(new Failed(4, DAMAGE, true, WORDS))
                    .then(raise(4), 4),
            when("another failure over damage that stands").known(3, 0).sees(new Failed(4, DAMAGE, true, WORDS))
                    .then(new Decision.Raise(4, DAMAGE, BOTH), 4),
            when("damage that was not told when another failure was closed").known(4, 4).told(0)
                    .sees(new Failed(4, DAMAGE, true, WORDS)).then(new Decision.Raise(4, DAMAGE, BOTH), 4),
            when("it is told after a weaker success").known(5, 4).told(0).sees(new Unproven(5, DAMAGE))
                    .then(new Decision.Raise(3, DAMAGE, DAMAGE.words()), 5),
            when("a good check over damage that was closed by hand").stands(4).known(4, 3)
                    .sees(new Unproven(5, DAMAGE)).then(resolve(), 5),
            when("damage still stands").damaged(3).known(4, 0).sees(new Unproven(4, DAMAGE))
                    .then(new Decision.Touch(3, DAMAGE, DAMAGE.words()), 4),
            when("damage below another failure").stands(5).known(5, 0).sees(new Unproven(6, DAMAGE))
                    .then(new Decision.Touch(5, DAMAGE, DAMAGE.words()), 6),
            when("damage that was heard of late").known(5, 0).sees(new Unproven(4, DAMAGE))
                    .then(Decision.NOTHING, 5),
            when("damage of a paused host").known(4, 0).quiet().sees(new Unproven(4, DAMAGE))
                    .then(Decision.NOTHING, 4),

            when("a run is overdue").known(0, 0).sees(overdue(5)).then(raise(minute(5)), 0),
            when("it is overdue still").stands(minute(5)).known(0, 0).sees(overdue(5))
                    .then(touch(minute(5), WORDS), 0),
            when("the next one is overdue too").stands(minute(5)).known(0, 0).sees(overdue(6))
                    .then(touch(minute(6), WORDS), 0),
            when("a third one is overdue").owes(5, 6).known(0, 0).sees(owed(7)).then(touch(minute(7), told(5, 7)), 0),
            when("the first of them came").owes(5, 6).known(minute(5), 0).sees(owed(7))
                    .then(touch(minute(7), told(7, 7)), minute(5)),
            when("a run that came was read as overdue").known(minute(5), 0).sees(overdue(5))
                    .then(Decision.NOTHING, minute(5)),
            when("an overdue run was closed by hand").known(0, minute(5)).sees(overdue(5))
                    .then(Decision.NOTHING, 0),
            when("a run of a paused host").known(0, 0).quiet().sees(overdue(5)).then(Decision.NOTHING, 0),
            when("the run comes").stands(minute(5)).known(0, 0).sees(new Arrived(at(5))).then(resolve(), minute(5)),
            when("a later run comes").stands(minute(5)).known(0, 0).sees(new Arrived(at(6)))
                    .then(resolve(), minute(6)),
            when("an earlier run comes").stands(minute(5)).known(0, 0).sees(new Arrived(at(4)))
                    .then(Decision.NOTHING, minute(4)),

            when("a host is away for a while").known(0, 0).sees(absent(NOW - FLOOR + 1)).then(Decision.NOTHING, 0),
            when("a host is away for long").known(0, 0).sees(absent(NOW - FLOOR)).then(raise(minute(NOW - FLOOR)), 0),
            when("it is away still").stands(minute(5)).known(0, 0).sees(absent(5)).then(touch(minute(5), WORDS), 0),
            when("it was back, and is away again").stands(minute(5)).known(0, 0).sees(absent(NOW - 1))
                    .then(resolve(), 0),
            when("it was back, and is away for long again").stands(minute(5)).known(0, 0).sees(absent(6))
                    .then(touch(minute(6), WORDS), 0),
            when("its owner has lost that it was back").known(minute(NOW - 1), 0).sees(absent(5))
                    .then(Decision.NOTHING, minute(NOW - 1)),
            when("it was back before the clocks were set back").known(minute(NOW + 90), 0).sees(absent(5))
                    .then(raise(minute(5)), minute(NOW + 90)),
            when("one was closed by hand before the clocks were set back").known(0, minute(NOW + 90)).sees(absent(5))
                    .then(raise(minute(5)), 0),
            when("the hub's clock is a little ahead").known(minute(NOW + 1), minute(NOW + 1)).sees(absent(5))
                    .then(Decision.NOTHING, minute(NOW + 1)),
            when("the absence was closed by hand").known(0, minute(5)).sees(absent(5)).then(Decision.NOTHING, 0),
            when("a paused host is away").known(0, 0).quiet().sees(absent(5)).then(Decision.NOTHING, 0),
            when("it says hello").stands(minute(5)).known(0, 0).sees(new Present(at(6))).then(resolve(), minute(6)),
            when("an old hello comes late").stands(minute(5)).known(0, 0).sees(new Present(at(5)))
                    .then(Decision.NOTHING, minute(5)),

            when("it can not be any more").stands(3).known(3, 0).sees(new Over(Closing.host_removed, "gone"))
                    .then(resolve(), 3),
            when("nothing stands that could be over").known(3, 0).sees(new Over(Closing.host_removed, "gone"))
                    .then(Decision.NOTHING, 3));

    @ParameterizedTest
    @FieldSource("CASES")
    void decides(Case it) {
        var when = new Circumstances(at(NOW), Duration.ofMinutes(FLOOR), it.quiet());

        var verdict = Rules.decide(it.known(), it.seen(), when);

        assertThat(blunt(verdict.decision())).isEqualTo(it.decision());
        assertThat(verdict.seen()).isEqualTo(it.follows());
    }

    // Why it went away is for people.
    private static Decision blunt(Decision decision) {
        return decision instanceof Decision.Resolve ? resolve() : decision;
    }

    private static Observation failed(long order) {
        return new Failed(order, null, false, WORDS);
    }

    private static Observation overdue(int minute) {
        return new Overdue(at(minute), (_, _) -> WORDS);
    }

    private static Observation owed(int minute) {
        return new Overdue(at(minute), (first, last) -> new Words(first + " " + last, null, null, first));
    }

    private static Words told(int first, int last) {
        return new Words(at(first) + " " + at(last), null, null, at(first));
    }

    private static Observation absent(int minute) {
        return new Absent(at(minute), WORDS);
    }

    private static Decision raise(long occurrence) {
        return new Decision.Raise(occurrence, null, WORDS);
    }

    private static Decision touch(long occurrence, @Nullable Words words) {
        return new Decision.Touch(occurrence, null, words);
    }

    private static Decision resolve() {
        return Decision.Resolve.cleared("");
    }

    private static Instant at(int minute) {
        return Instant.EPOCH.plus(Duration.ofMinutes(minute));
    }

    private static long minute(int minute) {
        return at(minute).toEpochMilli();
    }

    private static Given when(String name) {
        return new Given(name, Known.NOTHING, false, null);
    }

    private record Given(String name, Known stored, boolean hush, @Nullable Observation observation) {

        Given stands(long occurrence) {
            return standing(new Standing(occurrence, null, null));
        }

        Given damaged(long occurrence) {
            return standing(new Standing(occurrence, DAMAGE, null));
        }

        Given owes(int first, int last) {
            return standing(new Standing(minute(last), null, at(first)));
        }

        private Given standing(Standing it) {
            return new Given(name, new Known(it, 0, 0, 0), hush, observation);
        }

        /** What was closed had told of all damage up to then. */
        Given known(long follows, long closed) {
            return new Given(name, new Known(stored.standing(), follows, closed, closed), hush, observation);
        }

        /** It had told of damage up to that only. */
        Given told(long damage) {
            return new Given(name, new Known(stored.standing(), stored.seen(), stored.settled(), damage), hush,
                    observation);
        }

        Given quiet() {
            return new Given(name, stored, true, observation);
        }

        Given sees(Observation it) {
            return new Given(name, stored, hush, it);
        }

        Case then(Decision decision, long follows) {
            return new Case(name, stored, observation, hush, decision, follows);
        }
    }
}
