package io.resticmanager.cli.user;

import java.util.concurrent.Callable;

import io.resticmanager.cli.failure.ExitCode;
import io.resticmanager.cli.screen.Table;
import io.resticmanager.cli.server.Query;
import io.resticmanager.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code users}: who may sign in. */
@Command(name = "users", mixinStandardHelpOptions = true, description = "Lists who may sign in. For administrators; what changes something here needs an API token that may also do what asks people for "
        + "their password.")
public final class UsersCommand implements Callable<Integer> {

    @Mixin
    private final ServerOptions options;

    public UsersCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        var found = options.api().all(Query.of(People.PATH));
        if (options.json()) {
            options.screen().json(found.json());
            return ExitCode.DONE.code();
        }
        var table = Table.of("NAME", "ROLE", "STATE", "LAST SIGNED IN");
        found.rows().forEach(user -> table.row(user.text("username"), user.text("role"),
                user.is("invited") ? "invited" : "active", options.words().time(user.text("signed_in_at"))));
        options.screen().table(table);
        return ExitCode.DONE.code();
    }
}
