package io.resticmanager.agent.job;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.resticmanager.agent.hook.HookCall;
import io.resticmanager.agent.hook.HookEnd;
import io.resticmanager.agent.hook.Hooks;
import io.resticmanager.agent.restic.Answer;
import io.resticmanager.agent.restic.Leash;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.job.Summary;

/**
 * A backup with what this machine's administrator wants done before and after. Without the first it does not begin; the second
 * is done whatever happened, so that what the first stopped goes on.
 */
final class HookedRun {

    // Within what a service that is stopped is given, restic's own end included.
    private static final Duration AT_STOP = Duration.ofSeconds(20);

    private final Hooks hooks;
    private final JobRecord job;
    private final JobLog log;
    private final Leash leash;

    HookedRun(Hooks hooks, JobRecord job, JobLog log, Leash leash) {
        this.hooks = hooks;
        this.job = job;
        this.log = log;
        this.leash = leash;
    }

    /** The job itself. */
    interface Attempt {

        Outcome run() throws InterruptedException;
    }

    Outcome around(Attempt attempt) throws InterruptedException {
        var outcome = inTime(attempt);
        var after = source().map(Source::afterHook);
        return after.isPresent() ? after(after.get(), outcome) : outcome;
    }

    private Outcome inTime(Attempt attempt) throws InterruptedException {
        try (var _ = new TimeOut(job.command().timeoutS(), leash, log)) {
            var before = source().map(Source::beforeHook);
            var hindrance = before.isPresent() ? before(before.get()) : Optional.<Outcome>empty();
            return hindrance.isPresent() ? hindrance.get() : attempt.run();
        }
    }

    /** What is done after a backup that ended with the process that ran it. */
    void afterCrash() throws InterruptedException {
        var after = source().map(Source::afterHook);
        if (after.isPresent()) {
            after(after.get(), new Outcome.Failed(Failures.agentInterrupted(), null));
        }
    }

    private Optional<Source> source() {
        return Optional.ofNullable(BackupOperation.options(job.command()).source());
    }

    /** @return the outcome, when the job does not begin */
    private Optional<Outcome> before(String name) throws InterruptedException {
        log.say("running the hook " + name + " before the backup");
        return switch (hooks.run(call(name, Map.of(), () -> leash.pulled().isPresent()))) {
            case HookEnd.Done _ -> Optional.empty();
            case HookEnd.Failed failed ->
                Optional.of(new Outcome.Failed(Failures.hookFailed(name, failed), null));
            case HookEnd.Ended _ ->
                Optional.of(Operation.unsuccessful(new Answer.Ended<>(leash.pulled().orElseThrow(), null)));
        };
    }

    private Outcome after(String name, Outcome outcome) throws InterruptedException {
        log.say("running the hook " + name + " after the backup");
        return switch (hooks.run(call(name, told(outcome), stopping()))) {
            case HookEnd.Done _ -> outcome;
            case HookEnd.Failed(var why, _) -> warned(name, why, outcome);
            case HookEnd.Ended _ -> warned(name, cancelled() ? "it was cancelled" : "it was ended with the agent",
                    outcome);
        };
    }

    private Outcome warned(String name, String why, Outcome outcome) {
        log.say("warning: the hook " + name + " after the backup failed: " + why);
        return outcome instanceof Outcome.Succeeded(var summary, var code, var warnings, var unreadable, var suspect)
                ? new Outcome.Succeeded(summary.with(new Summary.HookFailed(name, why)), code, warnings + 1, unreadable,
                        suspect)
                : outcome;
    }

    private static Map<String, String> told(Outcome outcome) {
        var told = new HashMap<String, String>();
        told.put("RM_STATUS", switch (outcome) {
            case Outcome.Succeeded _ -> "succeeded";
            case Outcome.Cancelled _ -> "cancelled";
            case Outcome.Failed _,Outcome.Damaged _ -> "failed";
        });
        if (outcome instanceof Outcome.Succeeded succeeded && succeeded.summary().snapshotId() instanceof String id) {
            told.put("RM_SNAPSHOT_ID", id);
        }
        return told;
    }

    private HookCall call(String name, Map<String, String> more, BooleanSupplier end) {
        var variables = new HashMap<>(more);
        variables.put("RM_JOB_ID", job.id());
        variables.put("RM_KIND", job.command().kind().name());
        return new HookCall(name, variables, line -> log.line(LogLine.Stream.agent, name + ": " + line),
                line -> log.line(LogLine.Stream.err, name + ": " + line), end);
    }

    private boolean cancelled() {
        return leash.pulled().equals(Optional.of(Leash.Reason.CANCELLED));
    }

    // Not ended by what ended the job, for it puts right what that left; by a
    // cancel that is for it.
    private BooleanSupplier stopping() {
        var before = leash.pulled().isPresent();
        var since = new long[1];
        return () -> {
            if (!before && cancelled()) {
                return true;
            }
            if (leash.pulled().filter(Leash.Reason.AGENT_STOPS::equals).isEmpty()) {
                return false;
            }
            since[0] = since[0] == 0 ? System.nanoTime() : since[0];
            return System.nanoTime() - since[0] > AT_STOP.toNanos();
        };
    }
}
