package io.resticmanager.cli.job;

import java.util.Map;

import io.resticmanager.cli.host.Hosts;
import io.resticmanager.cli.screen.Table;
import io.resticmanager.cli.screen.Words;
import io.resticmanager.cli.server.Fields;
import io.resticmanager.cli.server.Items;
import io.resticmanager.cli.server.Query;
import io.resticmanager.cli.server.ServerOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jobs}: the newest, and with {@code show} and {@code cancel} one. */
@Command(name = "jobs", mixinStandardHelpOptions = true, description = "Lists jobs, the newest first.")
public final class JobsCommand implements Runnable {

    @Option(names = "--host", paramLabel = "HOST", description = "Only those of this host, by name or id.")
    private @Nullable String host;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only backup, check, forget, … ones.")
    private @Nullable String kind;

    @Option(names = "--status", paramLabel = "STATUS", description = "Only queued, running, succeeded, failed, … ones.")
    private @Nullable String status;

    @Option(names = {"-q", "--search"}, paramLabel = "TEXT", description = "Only those with it in what they tell.")
    private @Nullable String text;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "At most so many, up to 200 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Mixin
    private final ServerOptions options;

    public JobsCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        var api = options.api();
        var hosts = new Hosts(api);
        var page = api.get(Query.of("/api/jobs").and("host_id", host == null ? null : hosts.id(host))
                .and("kind", kind).and("status", status).and("q", text).and("limit", String.valueOf(limit)));
        options.show(page, () -> print(Items.of(page), hosts.names()));
    }

    private void print(Items found, Map<String, String> names) {
        var table = Table.of("JOB", "HOST", "KIND", "STATUS", "QUEUED", "TOOK", "BY");
        found.rows().forEach(job -> add(table, job, names));
        options.screen().table(table, "no job matches");
        if (!found.next().isEmpty()) {
            options.screen().note("there are more; --limit takes up to 200");
        }
    }

    private void add(Table table, Fields job, Map<String, String> names) {
        table.row(job.text("id"), names.getOrDefault(job.text("host_id"), job.text("host_id")), job.text("kind"),
                new Standing(job).word(), options.words().time(job.text("queued_at")),
                Words.span(job.text("started_at"), job.text("finished_at")), by(job));
    }

    private static String by(Fields job) {
        var schedule = job.text("schedule_name");
        return schedule.isEmpty() ? job.text("actor") : schedule;
    }
}
