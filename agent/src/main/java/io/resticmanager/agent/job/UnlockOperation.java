package io.resticmanager.agent.job;

import java.time.Clock;
import java.util.List;

import io.resticmanager.agent.lock.Holders;
import io.resticmanager.agent.lock.LockWords;
import io.resticmanager.agent.restic.Answer;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.Summary;

/** Shows who holds the repository and removes what restic calls stale, and no more: whoever lives keeps his lock. */
final class UnlockOperation implements Operation {

    @Override
    public Outcome run(JobContext context) throws InterruptedException {
        var holders = new Holders(context.stateDir());
        return switch (holders.of(context.restic())) {
            case Answer.Done<List<Item.Lock>>(var locks, _) -> {
                show(context, locks);
                yield unlock(context, holders, locks);
            }
            case Answer.Failed<List<Item.Lock>> failed -> Operation.unsuccessful(failed);
            case Answer.Ended<List<Item.Lock>> ended -> Operation.unsuccessful(ended);
        };
    }

    private static void show(JobContext context, List<Item.Lock> locks) {
        var now = Clock.systemUTC().instant();
        if (locks.isEmpty()) {
            context.log().say("nobody holds the repository " + context.restic().repositoryShown());
        }
        for (var lock : locks) {
            context.items().add(lock);
            context.log().say("locked by " + LockWords.of(lock, now));
        }
    }

    private static Outcome unlock(JobContext context, Holders holders, List<Item.Lock> before)
            throws InterruptedException {
        return switch (context.restic().removeStaleLocks()) {
            case Answer.Done<String> _ -> listedAgain(context, holders, before);
            case Answer.Failed<String> failed -> Operation.unsuccessful(failed);
            case Answer.Ended<String> ended -> Operation.unsuccessful(ended);
        };
    }

    // restic 0.14 says that it removed locks also when it removed none.
    private static Outcome listedAgain(JobContext context, Holders holders, List<Item.Lock> before)
            throws InterruptedException {
        return switch (holders.of(context.restic())) {
            case Answer.Done<List<Item.Lock>>(var after, var code) -> {
                var found = found(before, after);
                context.log().say(found.removed() + " of " + before.size() + " locks removed, " + found.kept()
                        + " kept" + (found.left() == null ? "" : ": " + found.left()));
                yield Outcome.Succeeded.plainly(Summary.of(found), code);
            }
            case Answer.Failed<List<Item.Lock>> failed -> Operation.unsuccessful(failed);
            case Answer.Ended<List<Item.Lock>> ended -> Operation.unsuccessful(ended);
        };
    }

    // A lock that was written anew meanwhile has another id and is still there.
    private static Finding.Unlocked found(List<Item.Lock> before, List<Item.Lock> after) {
        var kept = before.stream().filter(lock -> after.stream().anyMatch(still -> same(lock, still))).count();
        return new Finding.Unlocked(before.size() - kept, after.size(),
                after.isEmpty() ? null : LockWords.left(after, Clock.systemUTC().instant()));
    }

    private static boolean same(Item.Lock one, Item.Lock other) {
        return one.hostname().equals(other.hostname()) && one.pid() == other.pid();
    }

    @Override
    public Change change(HubMessage.CommandRun command) {
        return Change.NONE;
    }
}
