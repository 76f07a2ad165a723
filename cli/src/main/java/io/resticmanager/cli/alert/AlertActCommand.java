package io.resticmanager.cli.alert;

import java.util.Map;

import io.resticmanager.cli.server.Fields;
import io.resticmanager.cli.server.Query;
import io.resticmanager.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code alerts ack ALERT} and {@code alerts resolve ALERT}. */
@Command(mixinStandardHelpOptions = true)
public final class AlertActCommand implements Runnable {

    @Parameters(paramLabel = "ALERT", description = "Its id, as alerts lists it.")
    private String id = "";

    @Mixin
    private final ServerOptions options;

    private final String route;

    /** @param route what is done to it, as the API names it */
    public AlertActCommand(ServerOptions options, String route) {
        this.options = options;
        this.route = route;
    }

    @Override
    public void run() {
        var alert = options.api().post(Query.of("/api/alerts/", id, route), Map.of());
        var now = new Fields(alert);
        options.show(alert, () -> options.screen()
                .line("%s %s: %s".formatted(now.text("host_name"), now.text("status"), now.text("message"))));
    }
}
