package io.resticmanager.agent.job;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.resticmanager.agent.lock.Holders;
import io.resticmanager.agent.lock.LockWords;
import io.resticmanager.agent.restic.Answer;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.Summary;
import org.jspecify.annotations.Nullable;

/**
 * Runs an operation, and again when somebody else's lock kept it from beginning and is gone. A dead lock of this machine is
 * removed, by restic's own {@code unlock}; one that may live is waited for. restic's {@code --retry-lock} is not used: it
 * exists since 0.16 only, says nothing of whose lock it is, and does not look whether that one lives.
 */
final class LockWait {

    private static final String LOCKED = "locked";

    private final JobContext context;
    private final LockPatience patience;
    private final Holders holders;
    private final Clock clock;
    private final Set<String> unlocked = new HashSet<>();
    private final Map<String, Item.Lock> met = new LinkedHashMap<>();
    private @Nullable Duration waited;
    private Set<String> told = Set.of();

    LockWait(JobContext context, LockPatience patience, Clock clock) {
        this.context = context;
        this.patience = patience;
        this.holders = new Holders(context.stateDir());
        this.clock = clock;
    }

    Outcome run(Operation operation) throws InterruptedException {
        var outcome = operation.run(context);
        var began = System.nanoTime();
        var until = began + patience.bound().toNanos();
        while (outcome instanceof Outcome.Failed(var error, _) && error.cause().equals(LOCKED)) {
            var locks = locks();
            say(locks);
            locks.forEach(lock -> met.putIfAbsent(name(lock), lock));
            if (!removedDead(locks) && !left(locks, until)) {
                var pulled = context.leash().pulled();
                return pulled.isPresent()
                        ? Operation.unsuccessful(new Answer.Ended<>(pulled.get(), null))
                        : givenUp(error);
            }
            waited = Duration.ofNanos(System.nanoTime() - began);
            outcome = operation.run(context);
        }
        return waited == null ? outcome : told(outcome, waited);
    }

    private Outcome told(Outcome outcome, Duration time) {
        var waits = new Summary.Waited(time.toSeconds(), met.values().stream().limit(Summary.Waited.MOST).toList());
        return switch (outcome) {
            case Outcome.Succeeded(var summary, var code, var warnings, var unreadable, var suspect) ->
                new Outcome.Succeeded(summary.after(waits), code, warnings, unreadable, suspect);
            case Outcome.Damaged(var error, var code, var summary) ->
                new Outcome.Damaged(error, code, summary.after(waits));
            case Outcome.Failed _,Outcome.Cancelled _ -> outcome;
        };
    }

    /** Waits until one of them is gone. @return whether it went before the time was over */
    private boolean left(List<Item.Lock> locks, long until) throws InterruptedException {
        var before = names(locks);
        while (until - System.nanoTime() > 0) {
            if (context.leash().awaitPull(shorter(Duration.ofNanos(until - System.nanoTime())))) {
                return false;
            }
            if (!names(locks()).containsAll(before) || before.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private Duration shorter(Duration rest) {
        return rest.compareTo(patience.between()) < 0 ? rest : patience.between();
    }

    // What can not be looked at is waited for like anything else, and nothing is
    // told
    // of it: that nobody holds the repository is told only after a look.
    private List<Item.Lock> locks() throws InterruptedException {
        if (holders.of(context.restic()) instanceof Answer.Done<List<Item.Lock>>(var locks, _)) {
            context.observer().waitsFor(locks);
            return locks;
        }
        return List.of();
    }

    // The id is another one after each renewal.
    private static Set<String> names(List<Item.Lock> locks) {
        return locks.stream().map(LockWait::name).collect(Collectors.toSet());
    }

    private static String name(Item.Lock lock) {
        return lock.hostname() + " " + lock.pid();
    }

    private void say(List<Item.Lock> locks) {
        if (!names(locks).equals(told)) {
            told = names(locks);
            context.log().say("the repository is locked by " + LockWords.of(locks, clock.instant())
                    + "; waiting at most " + LockWords.age(patience.bound()));
        }
    }

    // Each is tried once: one that restic does not call stale is waited for.
    private boolean removedDead(List<Item.Lock> locks) throws InterruptedException {
        var dead = locks.stream().filter(lock -> lock.holder() == Item.Lock.Holder.dead)
                .filter(lock -> unlocked.add(lock.id())).toList();
        if (dead.isEmpty() || context.leash().pulled().isPresent()
                || !(context.restic().removeStaleLocks() instanceof Answer.Done<String>)) {
            return false;
        }
        var still = locks().stream().map(Item.Lock::id).collect(Collectors.toSet());
        var removed = dead.stream().filter(lock -> !still.contains(lock.id())).toList();
        removed.forEach(lock -> context.log().say("removed the lock of process " + lock.pid()
                + ", which does not run on this host any more"));
        return !removed.isEmpty();
    }

    private Outcome givenUp(JobError plain) throws InterruptedException {
        var locks = locks();
        locks.forEach(context.items()::add);
        var message = locks.isEmpty()
                ? plain.message()
                : "The repository " + context.restic().repositoryShown() + " is locked by "
                        + LockWords.of(locks, clock.instant()) + ".";
        return new Outcome.Failed(new JobError(LOCKED, message + " Waited "
                + LockWords.age(patience.bound()) + ".", plain.nextStep()), null);
    }
}
