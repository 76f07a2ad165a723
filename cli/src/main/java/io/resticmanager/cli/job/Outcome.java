package io.resticmanager.cli.job;

import io.resticmanager.cli.failure.ExitCode;
import io.resticmanager.cli.screen.Words;
import io.resticmanager.cli.server.Fields;

/** How a job ended, for people and for scripts. */
record Outcome(Fields job) {

    /** Done for a job that succeeded, with warnings too. */
    ExitCode exitCode() {
        return "succeeded".equals(job.text("status")) ? ExitCode.DONE : ExitCode.FAILED;
    }

    String line() {
        var error = job.child("error");
        return "job %s %s%s%s%s".formatted(job.text("id"), job.text("status"), took(), warnings(),
                error.text("message").isEmpty()
                        ? ""
                        : ": %s %s".formatted(error.text("message"), error.text("next_step")).stripTrailing());
    }

    private String took() {
        var begin = job.text("started_at");
        return begin.isEmpty() ? "" : " after " + Words.span(begin, job.text("finished_at"));
    }

    private String warnings() {
        var many = job.number("warnings");
        return many == 0 ? "" : " with %d %s".formatted(many, many == 1 ? "warning" : "warnings");
    }
}
