package io.resticmanager.cli.job;

import io.resticmanager.cli.screen.Words;
import io.resticmanager.cli.server.Fields;
import io.resticmanager.cli.server.Query;
import io.resticmanager.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code jobs show JOB}. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "What is known of one job.")
public final class ShowJobCommand implements Runnable {

    @Parameters(paramLabel = "JOB", description = "Its id.")
    private String id = "";

    @Mixin
    private final ServerOptions options;

    public ShowJobCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        var job = new Fields(options.api().get(Query.of("/api/jobs/", id)));
        options.show(job.json(), () -> print(job));
    }

    private void print(Fields job) {
        var summary = job.child("summary");
        var error = job.child("error");
        line("job", job.text("id"));
        line("host", job.text("host_id"));
        line("kind", job.text("kind"));
        line("status", new Standing(job).word());
        line("suspect", new Standing(job).doubt());
        line("by", job.text("actor"));
        line("schedule", job.text("schedule_name"));
        line("queued", options.words().time(job.text("queued_at")));
        line("started", options.words().time(job.text("started_at")));
        line("finished", options.words().time(job.text("finished_at")));
        line("warnings", job.text("warnings"));
        line("snapshot", summary.text("snapshot_id"));
        line("files", summary.text("total_files_processed"));
        line("read", size(summary, "total_bytes_processed"));
        line("added", size(summary, "data_added"));
        line("progress", job.child("progress").has("percent") ? job.child("progress").text("percent") + " %" : "");
        line("error", error.text("message"));
        line("next step", error.text("next_step"));
    }

    private static String size(Fields summary, String field) {
        return summary.has(field) ? Words.bytes(summary.number(field)) : "";
    }

    private void line(String name, String value) {
        if (!value.isEmpty()) {
            options.screen().fact(name, value);
        }
    }
}
