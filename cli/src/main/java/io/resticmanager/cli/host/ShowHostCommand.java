package io.resticmanager.cli.host;

import io.resticmanager.cli.screen.Words;
import io.resticmanager.cli.server.Fields;
import io.resticmanager.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hosts show HOST}. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "What is known of one host.")
public final class ShowHostCommand implements Runnable {

    @Parameters(paramLabel = "HOST", description = "Its name or id.")
    private String host = "";

    @Mixin
    private final ServerOptions options;

    public ShowHostCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        var found = new Hosts(options.api()).one(host);
        options.show(found.json(), () -> print(found));
    }

    private void print(Fields found) {
        var backup = found.child("last_backup");
        line("name", found.text("name"));
        line("id", found.text("id"));
        line("status", found.text("status") + (found.is("paused") ? ", paused" : ""));
        line("protection", found.text("protection"));
        line("reason", found.text("reason"));
        line("system", "%s %s".formatted(found.text("os"), found.text("arch")).strip());
        line("tags", found.joined("tags"));
        line("last seen", options.words().time(found.text("last_seen_at")));
        line("agent", found.text("agent_version"));
        line("restic", found.text("restic_version"));
        line("repository", "%s (%s)".formatted(found.child("repository").text("url_redacted"),
                found.text("repository_state")));
        line("last backup", backup.text("id").isEmpty()
                ? ""
                : "%s, %s, job %s".formatted(options.words().time(backup.text("finished_at")), backup.text("status"),
                        backup.text("id")));
        line("running", found.child("current_job").text("id"));
        line("next run", options.words().time(found.text("next_run_at")));
        line("open alerts", found.text("open_alerts"));
    }

    private void line(String name, String value) {
        options.screen().fact(name, Words.orNone(value));
    }
}
