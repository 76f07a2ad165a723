package io.resticmanager.agent.job;

import java.util.Optional;

import io.resticmanager.agent.restic.Answer;
import io.resticmanager.agent.restic.PruneTotals;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.job.Summary;
import org.jspecify.annotations.Nullable;

/** Removes what no snapshot needs, and measures what the snapshots need before and after. */
final class PruneOperation implements Operation {

    private static final PruneOptions NONE = new PruneOptions(null, null, null);

    @Override
    public Outcome run(JobContext context) throws InterruptedException {
        context.log().say((dryRun(context.command()) ? "what could be pruned in " : "pruning ")
                + context.restic().repositoryShown());
        return switch (context.restic().stats("raw-data")) {
            case Answer.Done<Finding.Measured>(var size, _) -> prune(context, size.totalSize());
            case Answer.Failed<Finding.Measured> failed -> Operation.unsuccessful(failed);
            case Answer.Ended<Finding.Measured> ended -> Operation.unsuccessful(ended);
        };
    }

    private static Outcome prune(JobContext context, long before) throws InterruptedException {
        var options = Options.of(context.command(), PruneOptions.class, NONE);
        return switch (context.restic().prune(options)) {
            case Answer.Done<PruneTotals>(var totals, var code) -> {
                var dryRun = Boolean.TRUE.equals(options.dryRun());
                var after = dryRun ? null : after(context);
                yield Outcome.Succeeded.plainly(Summary.of(
                        new Finding.Pruned(dryRun, before, after, totals.freed(), totals.remaining())), code);
            }
            case Answer.Failed<PruneTotals> failed -> Operation.unsuccessful(failed);
            case Answer.Ended<PruneTotals> ended -> Operation.unsuccessful(ended);
        };
    }

    // It is pruned whether or not it can be measured.
    private static @Nullable Long after(JobContext context) throws InterruptedException {
        if (context.restic().stats("raw-data") instanceof Answer.Done<Finding.Measured>(var size, _)) {
            context.log().say("the snapshots need " + Sizes.binary(size.totalSize()));
            return size.totalSize();
        }
        context.log().say("pruned, but what the snapshots need now could not be measured");
        return null;
    }

    @Override
    public Change change(HubMessage.CommandRun command) {
        return dryRun(command) ? Change.NONE : Change.SIZE;
    }

    private static boolean dryRun(HubMessage.CommandRun command) {
        return Boolean.TRUE.equals(Options.of(command, PruneOptions.class, NONE).dryRun());
    }

    /** @return why this agent does not run it; empty when it does */
    static Optional<JobRefusal> refusal(HubMessage.CommandRun command) {
        return Options.refusal(command, PruneOptions.class, NONE, options -> Rule.unless(
                Rule::unused, options.maxUnused(), "max_unused",
                "This is no size, no percentage below 100, and not unlimited")
                .or(() -> Rule.unless(Rule::size, options.maxRepackSize(), "max_repack_size",
                        "This is no size such as 2G")));
    }
}
