package io.resticmanager.gateway.view;

import java.util.Objects;

import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import org.jspecify.annotations.Nullable;

/** A due run, and what became of it; {@code message} is what its job says of its failure, null when it is not known. */
public record RunView(Run run, @Nullable String message) {

    public Tone tone() {
        return switch (run.state()) {
            case due -> run.overdue()
                    ? new Tone("fail", "i-fail", "Overdue")
                    : new Tone("off", "i-clock", "Due");
            case arrived -> new Tone("run", "i-run", "Under way");
            case ended -> ended();
            case skipped -> new Tone("warn", "i-warn", "Skipped");
            case missed -> new Tone("fail", "i-fail", "Missed");
        };
    }

    // Green only for what ended well with nothing to look at.
    private Tone ended() {
        return switch (Objects.requireNonNullElse(run.status(), JobStatus.failed)) {
            case succeeded -> succeeded();
            case cancelled -> new Tone("off", "i-stop", "Cancelled");
            case failed, queued, dispatched, running -> new Tone("fail", "i-fail", "Failed");
        };
    }

    private Tone succeeded() {
        if (run.suspect()) {
            return new Tone("warn", "i-warn", "Suspect");
        }
        return run.warnings() > 0 ? new Tone("warn", "i-warn", "With warnings") : new Tone("ok", "i-ok", "OK");
    }

    /** What there is to say beside the word. */
    public String detail() {
        if (run.reason() != null) {
            return run.reason();
        }
        return run.overdue() ? "Nothing has come of it yet." : failed() && message != null ? message : "";
    }

    /** Whether only the page of its job tells why it failed. */
    public boolean elsewhere() {
        return failed() && run.jobId() != null && detail().isEmpty();
    }

    /** Whether its job failed. */
    public boolean failed() {
        return run.state() == RunState.ended
                && Objects.requireNonNullElse(run.status(), JobStatus.failed) == JobStatus.failed;
    }
}
