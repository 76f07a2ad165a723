package io.resticmanager.cli.alert;

import io.resticmanager.cli.host.Hosts;
import io.resticmanager.cli.screen.Table;
import io.resticmanager.cli.server.Fields;
import io.resticmanager.cli.server.Items;
import io.resticmanager.cli.server.Query;
import io.resticmanager.cli.server.ServerOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alerts}: the open ones, and with {@code ack} and {@code resolve} what is done about one. */
@Command(name = "alerts", mixinStandardHelpOptions = true, description = "Lists the open alerts.")
public final class AlertsCommand implements Runnable {

    @Option(names = "--status", paramLabel = "STATUS", description = "Those that are open, acknowledged or resolved, or all (default: open).")
    private @Nullable String status;

    @Option(names = "--severity", paramLabel = "SEVERITY", description = "Only warning or critical ones.")
    private @Nullable String severity;

    @Option(names = "--host", paramLabel = "HOST", description = "Only those of this host, by name or id.")
    private @Nullable String host;

    @Option(names = {"-q", "--search"}, paramLabel = "TEXT", description = "Only those with it in what they tell.")
    private @Nullable String text;

    @Mixin
    private final ServerOptions options;

    public AlertsCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        var api = options.api();
        var found = api.all(Query.of("/api/alerts").and("status", status).and("severity", severity).and("q", text)
                .and("host_id", host == null ? null : new Hosts(api).id(host)));
        options.show(found.json(), () -> options.screen().table(table(found), "no alert matches"));
    }

    private Table table(Items found) {
        var table = Table.of("ALERT", "SEVERITY", "STATUS", "HOST", "SINCE", "WHAT");
        found.rows().forEach(alert -> add(table, alert));
        return table;
    }

    private void add(Table table, Fields alert) {
        table.row(alert.text("id"), alert.text("severity"), alert.text("status"), alert.text("host_name"),
                options.words().time(alert.text("raised_at")), alert.text("message"));
    }
}
