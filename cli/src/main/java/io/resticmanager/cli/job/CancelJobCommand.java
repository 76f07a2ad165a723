package io.resticmanager.cli.job;

import java.util.Map;

import io.resticmanager.cli.server.Fields;
import io.resticmanager.cli.server.Query;
import io.resticmanager.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code jobs cancel JOB}. */
@Command(name = "cancel", mixinStandardHelpOptions = true, description = "Cancels a job that waits or runs; tail shows how it ends.")
public final class CancelJobCommand implements Runnable {

    @Parameters(paramLabel = "JOB", description = "Its id.")
    private String id = "";

    @Mixin
    private final ServerOptions options;

    public CancelJobCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        var job = options.api().post(Query.of("/api/jobs/", id, "cancel"), Map.of());
        var status = new Fields(job).text("status");
        options.show(job, () -> options.screen().line(
                "job %s %s".formatted(id, status.equals("cancelled") ? status : status + ", being cancelled")));
    }
}
