package io.resticmanager.agent.job;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.agent.hook.HookDirectory;
import io.resticmanager.agent.restic.Answer;
import io.resticmanager.agent.restic.BackupRequest;
import io.resticmanager.agent.restic.Damage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.job.Summary;
import org.jspecify.annotations.Nullable;

/** Backs up what exists, and says what does not: restic ends well when a path is missing beside others. */
final class BackupOperation implements Operation {

    /** What a backup without options asks for, and every job that is none. */
    static final BackupOptions NONE = new BackupOptions(null, null);

    @Override
    public Outcome run(JobContext context) throws InterruptedException {
        var options = options(context.command());
        var source = Objects.requireNonNull(options.source());
        var missing = SourcePaths.missing(source.paths());
        var forbidden = SourcePaths.forbidden(missing);
        missing.forEach(path -> context.log().say((forbidden.contains(path)
                ? "can not be reached by the agent's user, left out: "
                : "does not exist, left out: ") + path));
        var present = source.paths().stream().filter(path -> !missing.contains(path)).toList();
        if (present.isEmpty()) {
            return new Outcome.Failed(forbidden.isEmpty()
                    ? Failures.sourceMissing(missing)
                    : Failures.sourceForbidden(forbidden.getFirst()), null);
        }
        var doubts = Doubts.of(missing, forbidden, present, new MountPoints(context.stateDir()));
        doubts.tell(context.log());
        return backUp(context, new BackupRequest(source, present, context.hostname(), context.jobId(),
                options.scheduleId()), doubts);
    }

    static BackupOptions options(HubMessage.CommandRun command) {
        return command.kind() == JobKind.backup ? Options.of(command, BackupOptions.class, NONE) : NONE;
    }

    private static Outcome backUp(JobContext context, BackupRequest request, Doubts doubts)
            throws InterruptedException {
        context.log().say(describe(request, context.restic().repositoryShown()));
        context.restic().ignored(request).ifPresent(context.log()::say);
        return switch (context.restic().backup(request)) {
            case Answer.Done<Summary>(var summary, var code) -> succeeded(context, request, doubts, summary, code);
            case Answer.Failed<Summary> failed -> Operation.unsuccessful(failed);
            case Answer.Ended<Summary> ended -> Operation.unsuccessful(ended);
        };
    }

    private static String describe(BackupRequest request, String repository) {
        var source = request.source();
        return "backing up " + String.join(", ", request.paths()) + " to " + repository + " as " + request.hostname()
                + (source.excludes().isEmpty() ? "" : ", without " + String.join(", ", source.excludes()))
                + (source.uploadLimitKibS() == null ? "" : ", at most " + source.uploadLimitKibS() + " KiB/s");
    }

    private static Outcome succeeded(JobContext context, BackupRequest request, Doubts doubts, Summary summary,
            int code) {
        var observer = context.observer();
        if (!observer.damaged().isEmpty()) {
            return new Outcome.Damaged(damage(context, summary), code, summary);
        }
        // restic says that something could not be read even when it does not say what.
        var warnings = code == 0 ? observer.warnings() : Math.max(1, observer.warnings());
        var doubted = doubts.andMissing(observer.missing());
        var suspect = doubted.suspect(summary);
        // Who gave up one mount still has the others watched.
        if (suspect.isEmpty() || doubted.onlyLost(summary)) {
            new MountPoints(context.stateDir()).remember(request.paths());
        }
        context.log().say(describe(summary, warnings));
        return new Outcome.Succeeded(summary, code, warnings, observer.unreadable(), suspect.orElse(null));
    }

    // What is not read again may lean on what is lost.
    private static JobError damage(JobContext context, Summary summary) {
        return Damage.error(context.restic().repositoryShown(), "a folder of an earlier snapshot, "
                + context.observer().damaged().getFirst() + ", can not be read from it. The snapshot "
                + summary.snapshotId() + " was made all the same, and may not be whole either");
    }

    private static String describe(Summary summary, long warnings) {
        return String.format(Locale.ROOT, "snapshot %s: %d files, %s processed, %s added in %.1f s%s",
                summary.snapshotId(), summary.totalFilesProcessed(),
                Sizes.binary(number(summary.totalBytesProcessed())),
                Sizes.binary(number(summary.dataAdded())),
                Math.max(0, Objects.requireNonNullElse(summary.totalDuration(),
                        0.0)),
                warnings == 0 ? "" : ", " + warnings + " could not be read");
    }

    private static long number(@Nullable Long number) {
        return number == null ? 0 : number;
    }

    @Override
    public Change change(HubMessage.CommandRun command) {
        return Change.SNAPSHOTS;
    }

    /** @return why this agent does not run it; empty when it does */
    static Optional<JobRefusal> refusal(HubMessage.CommandRun command) {
        return Options.refusal(command, BackupOptions.class, NONE, options -> ofSource(options.source()));
    }

    private static Optional<JobRefusal> ofSource(@Nullable Source source) {
        if (source == null) {
            return Optional.of(new JobRefusal("source", "The job names no paths."));
        }
        var nameless = Stream.of(Optional.ofNullable(source.beforeHook()), Optional.ofNullable(source.afterHook()))
                .flatMap(Optional::stream).filter(name -> !HookDirectory.validName(name)).findFirst();
        if (nameless.isPresent()) {
            return Optional
                    .of(new JobRefusal("hooks", "A hook is named by small letters, digits, _ and -, and never by a"
                            + " path: " + nameless.get().replaceAll("\\p{Cntrl}", "?")));
        }
        return SourcePaths.refusal(source.paths()).map(why -> new JobRefusal("source.paths", why));
    }
}
