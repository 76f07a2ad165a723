package io.resticmanager.agent.job;

import java.util.Optional;

import io.resticmanager.agent.restic.Answer;
import io.resticmanager.agent.restic.CheckVerdict;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.CheckOptions;
import io.resticmanager.contracts.job.Summary;
import org.jspecify.annotations.Nullable;

/** Checks that the repository is whole, and that as much of its data as asked for can be read. */
final class CheckOperation implements Operation {

    private static final CheckOptions NONE = new CheckOptions(null);

    @Override
    public Outcome run(JobContext context) throws InterruptedException {
        var subset = Options.of(context.command(), CheckOptions.class, NONE).readDataSubset();
        context.log().say("checking " + context.restic().repositoryShown() + depth(subset));
        return switch (context.restic().check(subset)) {
            case Answer.Done<CheckVerdict>(var verdict, var code) -> judged(context, verdict, code);
            case Answer.Failed<CheckVerdict> failed -> Operation.unsuccessful(failed);
            case Answer.Ended<CheckVerdict> ended -> Operation.unsuccessful(ended);
        };
    }

    private static String depth(@Nullable String subset) {
        return subset == null ? ", its structure only" : ", reading " + subset + " of its data";
    }

    private static Outcome judged(JobContext context, CheckVerdict verdict, int code) {
        var summary = Summary.of(verdict.found());
        if (verdict.damage() == null) {
            context.log().say("no damage was found");
            return Outcome.Succeeded.plainly(summary, code);
        }
        verdict.found().brokenPacks().forEach(pack -> context.log().say("broken pack " + pack));
        return new Outcome.Damaged(verdict.damage(), code, summary);
    }

    @Override
    public Change change(HubMessage.CommandRun command) {
        return Change.NONE;
    }

    /** @return why this agent does not run it; empty when it does */
    static Optional<JobRefusal> refusal(HubMessage.CommandRun command) {
        return Options.refusal(command, CheckOptions.class, NONE, options -> Rule.unless(
                Rule::subset, options.readDataSubset(), "read_data_subset",
                "This is no share such as 10%, no part such as 1/7, and no size"));
    }
}
