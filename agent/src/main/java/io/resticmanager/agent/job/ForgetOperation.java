package io.resticmanager.agent.job;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.resticmanager.agent.restic.Answer;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** Forgets the snapshots of one host that no policy keeps: first it is worked out what would go, then that is done. */
final class ForgetOperation implements Operation {

    private static final ForgetOptions NONE = new ForgetOptions(null, null, null);
    private static final ForgetOptions.Explained NOTHING = new ForgetOptions.Explained(List.of(), List.of());
    private static final int LONGEST_HOST = 255;

    @Override
    public Outcome run(JobContext context) throws InterruptedException {
        var options = Options.of(context.command(), ForgetOptions.class, NONE);
        var planner = new ForgetPlanner(context, options);
        return switch (planner.plan()) {
            case Answer.Done<Fates>(var fates, var code) -> planned(context, planner.host(), fates, code,
                    new Finding.Forgotten(dryRun(context.command()), fates.kept(), fates.removed().size(),
                            planner.floor().map(Within::text).orElse(null), options.obstacle()));
            case Answer.Failed<Fates> failed -> Operation.unsuccessful(failed);
            case Answer.Ended<Fates> ended -> Operation.unsuccessful(ended);
        };
    }

    private static Outcome planned(JobContext context, String host, Fates fates, int code, Finding.Forgotten found)
            throws InterruptedException {
        context.log()
                .say(found.kept() + " snapshots stay, " + found.removed() + (found.dryRun() ? " would go" : " go"));
        var outcome = carriedOut(context, host, fates, code, found);
        // A job that somebody's lock kept from its work begins anew.
        if (!(outcome instanceof Outcome.Failed(var error, _) && error.cause().equals("locked"))) {
            tell(context, fates);
        }
        return outcome;
    }

    private static Outcome carriedOut(JobContext context, String host, Fates fates, int code,
            Finding.Forgotten found) throws InterruptedException {
        var refusal = fates.refusal();
        if (refusal.isPresent()) {
            return new Outcome.Failed(refusal.get(), null);
        }
        var doubt = doubt(context, fates);
        if (found.dryRun()) {
            return rehearsed(context, found, doubt, code);
        }
        if (doubt.isPresent()) {
            // So that they can be looked at and accepted at once.
            context.report().tell(context.jobId(), fates.found());
            return new Outcome.Failed(doubt.get(), null);
        }
        return found.removed() == 0
                ? Outcome.Succeeded.plainly(Summary.of(found), code)
                : remove(context, host, fates, found);
    }

    // A credential that deletes, and not a word of what is explained: then nothing
    // is.
    private static Optional<JobError> doubt(JobContext context, Fates fates) {
        var explained = Options.of(context.command(), ForgetOptions.class, NONE).explained();
        return explained == null && !context.lent()
                ? Optional.empty()
                : Explaining.refusal(Explaining.unexplained(fates.found(),
                        Objects.requireNonNullElse(explained, NOTHING)));
    }

    private static Outcome rehearsed(JobContext context, Finding.Forgotten found, Optional<JobError> doubt, int code) {
        var obstacle = found.obstacle() == null ? doubt.map(JobError::message).orElse(null) : found.obstacle();
        if (obstacle != null) {
            context.log().say("a real forget would be refused: " + obstacle);
        }
        return Outcome.Succeeded.plainly(Summary.of(new Finding.Forgotten(true, found.kept(), found.removed(),
                found.floor(), obstacle)), code);
    }

    private static void tell(JobContext context, Fates fates) {
        fates.byId().values().forEach(fate -> context.items().add(new Item.Decision(
                SnapshotReport.fitting(fate.snapshot()), fate.keep(), fate.reasons(),
                fate.schedules().isEmpty() ? null : fate.schedules())));
    }

    private static Outcome remove(JobContext context, String host, Fates fates, Finding.Forgotten found)
            throws InterruptedException {
        return switch (context.restic().forget(host, fates.removed().stream().map(Snapshot::id).toList())) {
            case Answer.Done<List<Snapshot>>(var left, var code) -> {
                context.log()
                        .say(found.removed() + " snapshots are gone, " + left.size() + " are left by a second listing");
                yield Outcome.Succeeded.plainly(Summary.of(found), code);
            }
            case Answer.Failed<List<Snapshot>> failed -> Operation.unsuccessful(failed);
            case Answer.Ended<List<Snapshot>> ended -> Operation.unsuccessful(ended);
        };
    }

    @Override
    public Change change(HubMessage.CommandRun command) {
        return dryRun(command) ? Change.NONE : Change.SIZE;
    }

    private static boolean dryRun(HubMessage.CommandRun command) {
        return Boolean.TRUE.equals(Options.of(command, ForgetOptions.class, NONE).dryRun());
    }

    /** @return why this agent does not run it; empty when it does */
    static Optional<JobRefusal> refusal(HubMessage.CommandRun command) {
        return Options.refusal(command, ForgetOptions.class, NONE,
                options -> PolicyRule.refusal(options).or(() -> ofHost(options.host())));
    }

    private static Optional<JobRefusal> ofHost(@Nullable String host) {
        return Rule.unless(name -> !name.isBlank() && name.length() <= LONGEST_HOST
                && name.codePoints().noneMatch(Character::isISOControl), host, "host", "This is no host name");
    }
}
