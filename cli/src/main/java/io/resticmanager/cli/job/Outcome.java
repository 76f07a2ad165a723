package io.resticmanager.cli.job;

import io.resticmanager.cli.failure.ExitCode;
import io.resticmanager.cli.screen.Words;
import io.resticmanager.cli.server.Fields;

/** How a job ended, for people and for scripts. */
record Outcome(Fields job) {

    /** Done for a job that succeeded, with warnings too; not for one that is suspect. */
    ExitCode exitCode() {
        return new Standing(job).isSuccess() ? ExitCode.DONE : ExitCode.FAILED;
    }

    String line() {
        var standing = new Standing(job);
        return "job %s %s%s%s%s".formatted(job.text("id"), standing.word(), took(), warnings(), why(standing.doubt()));
    }

    private String why(String doubt) {
        var error = job.child("error");
        var said = "%s %s %s".formatted(error.text("message"), error.text("next_step"), doubt).strip();
        return said.isEmpty() ? "" : ": " + said;
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
