package io.resticmanager.cli.job;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.cli.failure.ExitCode;
import io.resticmanager.cli.host.Hosts;
import io.resticmanager.cli.host.Times;
import io.resticmanager.cli.server.Fields;
import io.resticmanager.cli.server.Query;
import io.resticmanager.cli.server.ServerOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run HOST KIND}. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs something on a host now, and prints the id of the job. With --wait or --tail it ends with 0 when the job "
        + "succeeded and is not suspect, and 1 when it did not; Ctrl-C then ends the watching, not the job.")
public final class RunCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "HOST", description = "Its name or id.")
    private String host = "";

    @Parameters(index = "1", paramLabel = "KIND", description = "backup, check, forget, prune, stats, snapshots, unlock, init, diff, restore or restore_test.")
    private String kind = "";

    @Mixin
    private final JobOptions job = new JobOptions();

    @Option(names = "--timeout", paramLabel = "TIME", converter = Times.class, description = "The job is ended after it, as 90m or 6h.")
    private @Nullable Duration timeout;

    @Option(names = "--wait", description = "Until the job is over.")
    private boolean wait;

    @Option(names = "--tail", description = "The same, and prints its log meanwhile.")
    private boolean tail;

    @Mixin
    private final ServerOptions options;

    public RunCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() throws InterruptedException {
        var request = new HashMap<String, Object>(Map.of("kind", kind, "options", job.json()));
        if (timeout != null) {
            request.put("timeout_s", timeout.toSeconds());
        }
        var api = options.api();
        var queued = api.post(Query.of("/api/hosts/", new Hosts(api).id(host), "jobs"), request);
        var id = new Fields(queued).text("job_id");
        var follower = new Follower(api, options.screen(), Pause.REAL);
        if (tail) {
            options.screen().note("job " + id);
            return TailCommand.follow(options, follower, id);
        }
        return (wait ? waited(follower, id) : begun(queued, id)).code();
    }

    private ExitCode begun(JsonNode queued, String id) {
        options.show(queued, () -> options.screen().line(id));
        return ExitCode.DONE;
    }

    private ExitCode waited(Follower follower, String id) throws InterruptedException {
        options.screen().note("job " + id);
        var over = new Outcome(follower.wait(id));
        options.show(over.job().json(), () -> options.screen().line(over.line()));
        return over.exitCode();
    }
}
