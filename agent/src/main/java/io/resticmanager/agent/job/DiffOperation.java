package io.resticmanager.agent.job;

import java.util.Optional;

import io.resticmanager.agent.restic.Answer;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.DiffOptions;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Summary;

/** Compares two snapshots; the changes are told as they come. */
final class DiffOperation implements Operation {

    private static final DiffOptions NONE = new DiffOptions("", "");

    @Override
    public Outcome run(JobContext context) throws InterruptedException {
        var options = Options.of(context.command(), DiffOptions.class, NONE);
        context.log().say("comparing the snapshots " + options.a() + " and " + options.b());
        return switch (context.restic().diff(options, context.items()::add)) {
            case Answer.Done<Finding.Compared>(var found, var code) -> compared(context, found, code);
            case Answer.Failed<Finding.Compared> failed -> Operation.unsuccessful(failed);
            case Answer.Ended<Finding.Compared> ended -> Operation.unsuccessful(ended);
        };
    }

    private static Outcome compared(JobContext context, Finding.Compared found, int code) {
        context.log().say(found.changedFiles() + " files changed, " + found.added().files() + " added ("
                + Sizes.binary(found.added().bytes()) + "), " + found.removed().files() + " removed ("
                + Sizes.binary(found.removed().bytes()) + ")");
        var leftOut = context.items().leftOut();
        if (leftOut > 0) {
            context.log().say("the last " + leftOut + " changes are not listed; the figures count them");
        }
        return Outcome.Succeeded.plainly(Summary.of(found), code);
    }

    @Override
    public Change change(HubMessage.CommandRun command) {
        return Change.NONE;
    }

    /** @return why this agent does not run it; empty when it does */
    static Optional<JobRefusal> refusal(HubMessage.CommandRun command) {
        return Options.refusal(command, DiffOptions.class, NONE, options -> Rule
                .unless(Rule::snapshot, options.a(), "a", "A snapshot is named by 8 to 64 hexadecimal digits")
                .or(() -> Rule.unless(Rule::snapshot, options.b(), "b",
                        "A snapshot is named by 8 to 64 hexadecimal digits"))
                .or(() -> options.a().startsWith(options.b()) || options.b().startsWith(options.a())
                        ? Optional.of(new JobRefusal("b", "A snapshot does not differ from itself."))
                        : Optional.empty()));
    }
}
