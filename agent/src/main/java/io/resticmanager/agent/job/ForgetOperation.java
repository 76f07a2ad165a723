package io.resticmanager.agent.job;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.resticmanager.agent.restic.Answer;
import io.resticmanager.agent.restic.ForgetPlan;
import io.resticmanager.agent.restic.ForgetRequest;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** Forgets the snapshots of one host that its policy does not keep: first it is worked out what would go, then that is done. */
final class ForgetOperation implements Operation {

    private static final ForgetOptions NONE = new ForgetOptions(null, null, null);
    private static final ForgetOptions.Explained NOTHING = new ForgetOptions.Explained(List.of(), List.of());
    private static final int LONGEST_HOST = 255;

    @Override
    public Outcome run(JobContext context) throws InterruptedException {
        var options = Options.of(context.command(), ForgetOptions.class, NONE);
        var asked = Objects.requireNonNull(options.retention());
        var floor = context.lent() && RetentionRule.needsFloor(asked);
        var policy = floor ? RetentionRule.withFloor(asked) : asked;
        var host = Objects.requireNonNullElse(options.host(), context.hostname());
        context.log().say(describe(context, host, policy, floor));
        return switch (context.restic().planForget(new ForgetRequest(host, policy))) {
            case Answer.Done<ForgetPlan>(var plan, var code) -> planned(context, host, plan, code,
                    new Finding.Forgotten(dryRun(context.command()), plan.kept(), plan.removed().size(),
                            floor ? Within.FLOOR.text() : null, options.obstacle()));
            case Answer.Failed<ForgetPlan> failed -> Operation.unsuccessful(failed);
            case Answer.Ended<ForgetPlan> ended -> Operation.unsuccessful(ended);
        };
    }

    private static String describe(JobContext context, String host, Retention policy, boolean floor) {
        return "what goes of the snapshots of " + host + " in " + context.restic().repositoryShown() + " by the policy "
                + RetentionRule.shown(policy)
                + (floor ? " (keep-within is added, for the repository is append-only)" : "");
    }

    private static Outcome planned(JobContext context, String host, ForgetPlan plan, int code, Finding.Forgotten found)
            throws InterruptedException {
        context.log()
                .say(found.kept() + " snapshots stay, " + found.removed() + (found.dryRun() ? " would go" : " go"));
        var outcome = carriedOut(context, host, plan, code, found);
        // A job that somebody's lock kept from its work begins anew.
        if (!(outcome instanceof Outcome.Failed(var error, _) && error.cause().equals("locked"))) {
            tell(context, plan);
        }
        return outcome;
    }

    private static Outcome carriedOut(JobContext context, String host, ForgetPlan plan, int code,
            Finding.Forgotten found) throws InterruptedException {
        var refusal = plan.refusal();
        if (refusal.isPresent()) {
            return new Outcome.Failed(refusal.get(), null);
        }
        var doubt = doubt(context, plan);
        if (found.dryRun()) {
            return rehearsed(context, found, doubt, code);
        }
        if (doubt.isPresent()) {
            // So that they can be looked at and accepted at once.
            context.report().tell(context.jobId(), plan.found());
            return new Outcome.Failed(doubt.get(), null);
        }
        return found.removed() == 0
                ? Outcome.Succeeded.plainly(Summary.of(found), code)
                : remove(context, host, plan, found);
    }

    // A credential that deletes, and not a word of what is explained: then nothing
    // is.
    private static Optional<JobError> doubt(JobContext context, ForgetPlan plan) {
        var explained = Options.of(context.command(), ForgetOptions.class, NONE).explained();
        return explained == null && !context.lent()
                ? Optional.empty()
                : Explaining.refusal(Explaining.unexplained(plan.found(),
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

    private static void tell(JobContext context, ForgetPlan plan) {
        for (var group : plan.groups()) {
            group.kept().forEach(kept -> context.items().add(
                    new Item.Decision(SnapshotReport.fitting(kept.snapshot()), true, kept.reasons())));
            group.removed().forEach(snapshot -> context.items().add(
                    new Item.Decision(SnapshotReport.fitting(snapshot), false, List.of())));
        }
    }

    private static Outcome remove(JobContext context, String host, ForgetPlan plan, Finding.Forgotten found)
            throws InterruptedException {
        return switch (context.restic().forget(host, plan.removed().stream().map(Snapshot::id).toList())) {
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
                options -> RetentionRule.refusal(options.retention()).or(() -> ofHost(options.host())));
    }

    private static Optional<JobRefusal> ofHost(@Nullable String host) {
        return Rule.unless(name -> !name.isBlank() && name.length() <= LONGEST_HOST
                && name.codePoints().noneMatch(Character::isISOControl), host, "host", "This is no host name");
    }
}
