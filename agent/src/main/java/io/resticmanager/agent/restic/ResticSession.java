package io.resticmanager.agent.restic;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.LogLine;
import org.jspecify.annotations.Nullable;

/** What the commands of one job share: how restic is started, what becomes of its words, what its failures mean. */
final class ResticSession {

    private static final Duration UNLOCK_DEADLINE = Duration.ofMinutes(1);
    // Somebody waits for an agent that is being stopped; a lock that stays is a
    // dead
    // one, which whoever meets it removes.
    private static final Duration UNLOCK_AT_STOP = Duration.ofSeconds(5);
    private static final Duration UNLOCK_GRACE = Duration.ofSeconds(1);

    private final ResticCall.Setting setting;
    private final Reach reach;
    private final Redactor redactor;
    private final Diagnosis diagnosis;
    private final Leash leash;
    private final Listener listener;

    ResticSession(ResticCall.Setting setting, Reach reach, Redactor redactor, Leash leash, Listener listener) {
        this.setting = setting;
        this.reach = reach;
        this.redactor = redactor;
        this.diagnosis = new Diagnosis(reach.address().shown(), reach.address().place());
        this.leash = leash;
        this.listener = listener;
    }

    ResticVersion version() {
        return setting.restic().version();
    }

    /** What a person calls it. */
    String repository() {
        return reach.address().shown();
    }

    ResticCall call(@Nullable Duration deadline) {
        return new ResticCall(setting, leash, deadline);
    }

    /** As long as it takes. @param grace how long it may take to end once it is asked to */
    ResticCall patientCall(Duration grace) {
        return new ResticCall(setting.withGrace(grace), leash, null);
    }

    /** Runs a command that answers with text or one document on stdout, which is kept. */
    Answer<String> ask(Duration deadline, String... arguments) throws InterruptedException {
        return ask(deadline, List.of(arguments), _ -> Optional.empty());
    }

    /** As long as it takes. @param known explains words that mean something special for this command */
    Answer<String> ask(List<String> arguments, Function<String, Optional<JobError>> known) throws InterruptedException {
        return ask(null, arguments, known);
    }

    Answer<String> ask(@Nullable Duration deadline, List<String> arguments,
            Function<String, Optional<JobError>> known) throws InterruptedException {
        var out = new StringBuilder();
        try {
            var ended = call(deadline).run(arguments, ResticProcess.Sinks.DOCUMENT,
                    line -> out.append(line).append('\n'), this::log);
            return ended.exitCode() == 0 ? new Answer.Done<>(out.toString(), 0) : failed(ended, known);
        } catch (IOException e) {
            return notStarted(e);
        }
    }

    /** A failure that these words may explain better than the table that holds for every command. */
    <T> Answer<T> failed(ResticCall.Ended ended, Function<String, Optional<JobError>> known)
            throws InterruptedException {
        Answer<T> plain = failed(ended);
        return plain instanceof Answer.Failed<T> failed
                && !ended.ending().equals(Optional.of(ResticCall.Ending.DEADLINE))
                        ? known.apply(redactor.redact(ended.words().all()))
                                .<Answer<T>>map(error -> new Answer.Failed<>(redacted(error), failed.exitCode()))
                                .orElse(plain)
                        : plain;
    }

    <T> Answer<T> failed(ResticCall.Ended ended) throws InterruptedException {
        if (ended.killed()) {
            unlock();
        }
        var code = ended.begun() ? Integer.valueOf(ended.exitCode()) : null;
        return switch (ended.ending().orElse(null)) {
            case LEASH -> new Answer.Ended<>(leash.pulled().orElseThrow(), code);
            // The code tells of the agent's signal then, and not of restic.
            case RETRIES ->
                new Answer.Failed<>(redacted(diagnosis.ofRetries(redactor.redact(ended.words().all()))), null);
            case DEADLINE -> new Answer.Failed<>(TOO_LONG, null);
            case null -> new Answer.Failed<>(error(ended), code);
        };
    }

    private static final JobError TOO_LONG = new JobError(
            "timeout", "restic did not come to an end in time and was ended.",
            "The log has what it said; run the job again.");

    private JobError error(ResticCall.Ended ended) {
        var words = ended.words();
        return redacted(diagnosis.of(ended.exitCode(), redactor.redact(words.verdict()), redactor.redact(words.all())));
    }

    private JobError redacted(JobError error) {
        return new JobError(error.cause(), redactor.redact(error.message()), error.nextStep());
    }

    <T> Answer<T> notStarted(IOException e) {
        return new Answer.Failed<>(new JobError(
                "restic_missing",
                "restic could not be started: " + redactor.redact(String.valueOf(e.getMessage())) + ".",
                "Check that " + setting.restic().path() + " is there and may be executed."), null);
    }

    void log(ErrorLine line) {
        log(LogLine.Stream.err, line.shown());
    }

    void log(LogLine.Stream stream, String text) {
        text.lines().filter(line -> !line.isBlank()).forEach(line -> listener.line(stream, redactor.redact(line)));
    }

    Listener listener() {
        return listener;
    }

    /**
     * Removes the lock that a restic of this machine left when it was killed; one that lives, or is another machine's, stays.
     * Not under the leash, for it cleans up after what the leash ended. A server that has gone is not waited for.
     */
    void unlock() throws InterruptedException {
        var lack = reach.lack();
        if (lack.isPresent()) {
            log(LogLine.Stream.agent, "the killed restic may have left a lock: " + lack.get().message());
            return;
        }
        try {
            var ended = unlocking().run(List.of("unlock", "--json"), ResticProcess.Sinks.LINE, ignored(), this::log);
            log(LogLine.Stream.agent, ended.exitCode() == 0
                    ? "removed the lock that the killed restic left"
                    : "the killed restic may have left a lock; unlock ended with exit code " + ended.exitCode());
        } catch (IOException e) {
            log(LogLine.Stream.agent, "the killed restic may have left a lock: " + e.getMessage());
        }
    }

    private ResticCall unlocking() {
        return leash.pulled().equals(Optional.of(Leash.Reason.AGENT_STOPS))
                ? new ResticCall(setting.withGrace(UNLOCK_GRACE), new Leash(), UNLOCK_AT_STOP)
                : new ResticCall(setting, new Leash(), UNLOCK_DEADLINE);
    }

    private static Consumer<String> ignored() {
        return line -> {
        };
    }

    /** A failure that restic did not tell by its exit code. */
    static <T> Answer<T> silentFailure(String what, int code) {
        return new Answer.Failed<>(new JobError("unknown", what, "The log has all that restic said."), code);
    }

    Optional<Leash.Reason> pulled() {
        return leash.pulled();
    }
}
