package io.resticmanager.agent.job;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.resticmanager.agent.restic.Answer;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.StatsOptions;
import io.resticmanager.contracts.job.Summary;

/** Measures the repository, whoever's snapshots are in it. */
final class StatsOperation implements Operation {

    private static final StatsOptions NONE = new StatsOptions(null);
    private static final String USUAL = "restore-size";
    private static final Set<String> MODES = Set.of(USUAL, "raw-data");

    @Override
    public Outcome run(JobContext context) throws InterruptedException {
        var mode = Objects.requireNonNullElse(Options.of(context.command(), StatsOptions.class, NONE).mode(), USUAL);
        context.log().say("measuring " + context.restic().repositoryShown() + " by " + mode);
        return switch (context.restic().stats(mode)) {
            case Answer.Done<Finding.Measured>(var found, var code) -> {
                context.log().say(describe(found));
                yield Outcome.Succeeded.plainly(Summary.of(found), code);
            }
            case Answer.Failed<Finding.Measured> failed -> Operation.unsuccessful(failed);
            case Answer.Ended<Finding.Measured> ended -> Operation.unsuccessful(ended);
        };
    }

    private static String describe(Finding.Measured found) {
        var ratio = found.compressionRatio();
        return Sizes.binary(found.totalSize()) + " in " + found.snapshots() + " snapshots"
                + (ratio == null ? "" : String.format(Locale.ROOT, ", compressed %.2f times", ratio));
    }

    @Override
    public Change change(HubMessage.CommandRun command) {
        return Change.NONE;
    }

    /** @return why this agent does not run it; empty when it does */
    static Optional<JobRefusal> refusal(HubMessage.CommandRun command) {
        return Options.refusal(command, StatsOptions.class, NONE,
                options -> Rule.unless(MODES::contains, options.mode(), "mode",
                        "This is neither restore-size nor raw-data"));
    }
}
