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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Row by row: what is stored, what is observed, and what becomes of it. Times are minutes. */
class RulesTest {

    private static final Words WORDS = new Words("why", null, null, null);
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

            when("a check finds broken contents").known(0, 0).sees(new Failed(3, 3, WORDS))
                    .then(new Decision.Raise(3, true, WORDS), 3),
            when("a weaker check succeeds").damaged(3).known(3, 0).sees(new Succeeded(4, false))
                    .then(Decision.NOTHING, 4),
            when("a check of all data succeeds").damaged(3).known(3, 0).sees(new Succeeded(4, true))
                    .then(resolve(), 4),
            when("a check of the structure clears one").stands(3).known(3, 0).sees(new Succeeded(4, false))
                    .then(resolve(), 4),
            when("a lock does not make damage less").damaged(3).known(3, 0).sees(failed(4))
                    .then(new Decision.Touch(4, true, WORDS), 4),
            when("damage is learned of after a weaker success").known(4, 0).sees(new Unproven(4, 3, WORDS))
                    .then(new Decision.Raise(3, true, WORDS), 4),
            when("damage that was closed by hand").known(4, 3).sees(new Unproven(4, 3, WORDS))
                    .then(Decision.NOTHING, 4),
            when("another failure over damage that was closed by hand").known(3, 3).sees(new Failed(4, 3, WORDS))
                    .then(new Decision.Raise(4, false, WORDS), 4),
            when("another failure over damage that stands").known(3, 0).sees(new Failed(4, 3, WORDS))
                    .then(new Decision.Raise(4, true, WORDS), 4),
            when("a good check over damage that was closed by hand").stands(4).known(4, 3)
                    .sees(new Unproven(5, 3, WORDS)).then(resolve(), 5),
            when("damage still stands").damaged(3).known(4, 0).sees(new Unproven(4, 3, WORDS))
                    .then(new Decision.Touch(3, true, WORDS), 4),
            when("damage below another failure").stands(5).known(5, 0).sees(new Unproven(6, 3, WORDS))
                    .then(new Decision.Touch(5, true, WORDS), 6),
            when("damage that was heard of late").known(5, 0).sees(new Unproven(4, 3, WORDS))
                    .then(Decision.NOTHING, 5),
            when("damage of a paused host").known(4, 0).quiet().sees(new Unproven(4, 3, WORDS))
                    .then(Decision.NOTHING, 4),

            when("a run is overdue").known(0, 0).sees(overdue(5)).then(raise(minute(5)), 0),
            when("it is overdue still").stands(minute(5)).known(0, 0).sees(overdue(5))
                    .then(touch(minute(5), WORDS), 0),
            when("the next one is overdue too").stands(minute(5)).known(0, 0).sees(overdue(6))
                    .then(touch(minute(6), WORDS), 0),
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

            when("it can not be any more").stands(3).known(3, 0).sees(new Over("gone")).then(resolve(), 3),
            when("nothing stands that could be over").known(3, 0).sees(new Over("gone")).then(Decision.NOTHING, 3));

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
        return new Failed(order, 0, WORDS);
    }

    private static Observation overdue(int minute) {
        return new Overdue(at(minute), WORDS);
    }

    private static Observation absent(int minute) {
        return new Absent(at(minute), WORDS);
    }

    private static Decision raise(long occurrence) {
        return new Decision.Raise(occurrence, false, WORDS);
    }

    private static Decision touch(long occurrence, @Nullable Words words) {
        return new Decision.Touch(occurrence, false, words);
    }

    private static Decision resolve() {
        return new Decision.Resolve("");
    }

    private static Instant at(int minute) {
        return Instant.EPOCH.plus(Duration.ofMinutes(minute));
    }

    private static long minute(int minute) {
        return at(minute).toEpochMilli();
    }

    private static Given when(String name) {
        return new Given(name, null, 0, 0, false, null);
    }

    private record Given(String name, @Nullable Standing standing, long seen, long settled, boolean hush,
            @Nullable Observation observation) {

        Given stands(long occurrence) {
            return new Given(name, new Standing(occurrence, false), seen, settled, hush, observation);
        }

        Given damaged(long occurrence) {
            return new Given(name, new Standing(occurrence, true), seen, settled, hush, observation);
        }

        Given known(long follows, long closed) {
            return new Given(name, standing, follows, closed, hush, observation);
        }

        Given quiet() {
            return new Given(name, standing, seen, settled, true, observation);
        }

        Given sees(Observation it) {
            return new Given(name, standing, seen, settled, hush, it);
        }

        Case then(Decision decision, long follows) {
            return new Case(name, new Known(standing, seen, settled), observation, hush, decision, follows);
        }
    }
}
