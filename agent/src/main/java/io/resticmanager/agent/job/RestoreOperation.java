package io.resticmanager.agent.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.resticmanager.agent.restic.Answer;
import io.resticmanager.agent.restic.RestoreEnd;
import io.resticmanager.agent.restic.RestoreRequest;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.job.RestoreOptions.Mode;
import io.resticmanager.contracts.job.Summary;

/**
 * Brings paths of a snapshot back. What is asked for is listed first, and held against what is there and against the room for it;
 * nothing is written before that (ADR 62).
 */
final class RestoreOperation implements Operation {

    private static final RestoreOptions NONE = new RestoreOptions("", List.of(),
            new RestoreOptions.Target(Mode.new_directory), null, null);
    private static final String ALWAYS = "always";

    @Override
    public Outcome run(JobContext context) throws InterruptedException {
        var options = Options.of(context.command(), RestoreOptions.class, NONE);
        if (choosy(options) && !context.restic().choosesWhatToOverwrite()) {
            return new Outcome.Failed(RestoreFailures.tooOld(context.restic().version().toString(),
                    Objects.requireNonNull(options.overwrite())), null);
        }
        var target = target(options, context);
        var selection = new Selection(options.paths(), target::expects);
        context.log().say("restoring " + selection.shown() + " of the snapshot " + options.snapshotId() + " from "
                + context.restic().repositoryShown() + " " + target.shown());
        return switch (context.restic().list(options.snapshotId(), selection.paths(), selection::heard)) {
            case Answer.Done<String>(var snapshot, _) -> restore(context, options, target, selection, snapshot);
            case Answer.Failed<String> failed -> Operation.unsuccessful(failed);
            case Answer.Ended<String> ended -> Operation.unsuccessful(ended);
        };
    }

    private static boolean choosy(RestoreOptions options) {
        return options.inPlace() && options.overwrite() != null && !options.overwrite().equals(ALWAYS);
    }

    private static RestoreTarget target(RestoreOptions options, JobContext context) {
        return options.inPlace()
                ? new InPlace(options.paths(), context.restic().choosesWhatToOverwrite())
                : new FreshDirectory(context.restoreDirectory(), context.jobId());
    }

    private static Outcome restore(JobContext context, RestoreOptions options, RestoreTarget target,
            Selection selection, String snapshot) throws InterruptedException {
        var obstacle = selection.lack(snapshot).or(target::obstacle);
        if (obstacle.isEmpty()) {
            obstacle = roomFor(context, target, snapshot).or(target::open);
        }
        if (obstacle.isPresent()) {
            return new Outcome.Failed(obstacle.get(), null);
        }
        context.log().say(selection.files() + " files, " + Sizes.binary(selection.bytes()));
        var request = new RestoreRequest(snapshot, target.base(), selection.paths(), target.root(),
                choosy(options) ? options.overwrite() : null, selection.files(), selection.bytes());
        var answer = context.restic().restore(request, context.items()::add);
        target.restored().forEach(folder -> context.log().say("could not be left as it was: " + folder));
        return switch (answer) {
            case Answer.Done<RestoreEnd>(var end, var code) -> ended(context, target, selection, end, code);
            case Answer.Failed<RestoreEnd> failed -> broken(context, target, Operation.unsuccessful(failed));
            case Answer.Ended<RestoreEnd> ended -> broken(context, target, Operation.unsuccessful(ended));
        };
    }

    // A list has each name of a file that has several, the figures of a snapshot
    // have the file once: neither is less than what is needed.
    private static Optional<JobError> roomFor(JobContext context, RestoreTarget target, String snapshot)
            throws InterruptedException {
        var lack = target.lack(Long.MAX_VALUE);
        return lack.isPresent()
                && context.restic().restoreSize(snapshot) instanceof Answer.Done<Finding.Measured>(var all, _)
                        ? target.lack(all.totalSize())
                        : lack;
    }

    private static Outcome ended(JobContext context, RestoreTarget target, Selection selection, RestoreEnd end,
            int code) {
        // restic also ends with 1 for what nobody asked for.
        if (end.failed() > 0) {
            var came = Math.max(0, selection.files() - end.failed());
            var left = target.left();
            var found = new Finding.Restored(false, left.map(Path::toString).orElse(null), came, null, null,
                    end.failed());
            return new Outcome.Damaged(RestoreFailures.incomplete(end, came, left.isEmpty() ? "" : target.stays(),
                    context.restic().repositoryShown()), code, Summary.of(found));
        }
        var fault = selection.notThere(target.root()).or(target::close);
        if (fault.isPresent()) {
            return broken(context, target, new Outcome.Failed(fault.get(), code));
        }
        var unchanged = end.unchanged() == 0 ? null : Long.valueOf(end.unchanged());
        var found = new Finding.Restored(true, target.done().map(Path::toString).orElse(null),
                selection.files() - end.unchanged(), selection.bytes() - end.unchangedBytes(), unchanged, 0);
        context.log().say(found.files() + " files restored " + target.shown()
                + (unchanged == null ? "" : ", " + unchanged + " left as they were"));
        return Outcome.Succeeded.plainly(Summary.of(found), code);
    }

    private static Outcome broken(JobContext context, RestoreTarget target, Outcome outcome) {
        target.discardIfEmpty();
        var stays = target.stays();
        return switch (outcome) {
            case Outcome.Failed(var error, var code) -> new Outcome.Failed(RestoreFailures.and(error, stays), code);
            case Outcome.Cancelled(var code, _) -> {
                if (!stays.isEmpty()) {
                    context.log().say(stays);
                }
                yield new Outcome.Cancelled(code, Summary.of(new Finding.Restored(false,
                        target.left().map(Path::toString).orElse(null), null, null, null, 0)));
            }
            case Outcome.Succeeded _,Outcome.Damaged _ -> outcome;
        };
    }

    @Override
    public Change change(HubMessage.CommandRun command) {
        return Change.NONE;
    }

    /** What is told of a job that ended with the process that ran it; of a restore, what stays of it. */
    static JobError interrupted(HubMessage.CommandRun command, Path restoreDirectory) {
        if (command.kind() != JobKind.restore) {
            return Failures.agentInterrupted();
        }
        var inPlace = Options.readable(command, RestoreOptions.class, NONE).filter(RestoreOptions::inPlace).isPresent();
        var stays = inPlace ? InPlace.STAYS : new FreshDirectory(restoreDirectory, command.jobId()).stays();
        return RestoreFailures.and(Failures.agentInterrupted(), stays);
    }

    /** @return why this agent does not run it; empty when it does */
    static Optional<JobRefusal> refusal(HubMessage.CommandRun command) {
        return Options.refusal(command, RestoreOptions.class, NONE, RestoreRule::refusal);
    }
}
