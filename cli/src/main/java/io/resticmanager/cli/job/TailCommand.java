package io.resticmanager.cli.job;

import java.util.concurrent.Callable;

import io.resticmanager.cli.server.Fields;
import io.resticmanager.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tail JOB}. */
@Command(name = "tail", mixinStandardHelpOptions = true, description = "Prints the log of a job from its beginning and follows it to its end, also over a restart of the server. Ends "
        + "with 0 when the job succeeded and 1 when it did not. Ctrl-C ends the watching, not the job.")
public final class TailCommand implements Callable<Integer> {

    @Parameters(paramLabel = "JOB", description = "Its id, as jobs lists it.")
    private String id = "";

    @Mixin
    private final ServerOptions options;

    public TailCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() throws InterruptedException {
        return follow(options, new Follower(options.api(), options.screen(), Pause.REAL), id);
    }

    /** With {@code --json} each line of the log is one of JSON, and the job itself is the last. */
    static int follow(ServerOptions options, Follower follower, String id) throws InterruptedException {
        var screen = options.screen();
        if ("queued".equals(follower.job(id).text("status"))) {
            screen.note("job %s waits for its turn".formatted(id));
        }
        var job = follower.tail(id, line -> tell(options, line));
        var outcome = new Outcome(job);
        options.show(job.json(), () -> screen.note(outcome.line()));
        return outcome.exitCode().code();
    }

    private static void tell(ServerOptions options, Fields line) {
        options.show(line.json(), () -> options.screen().line(line.text("text")));
    }
}
