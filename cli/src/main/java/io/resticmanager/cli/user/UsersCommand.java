package io.resticmanager.cli.user;

import io.resticmanager.cli.screen.Table;
import io.resticmanager.cli.server.Items;
import io.resticmanager.cli.server.Query;
import io.resticmanager.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code users}: who may sign in. */
@Command(name = "users", mixinStandardHelpOptions = true, description = "Lists who may sign in. For administrators; what changes something here needs an API token that may also do what asks people for "
        + "their password.")
public final class UsersCommand implements Runnable {

    @Mixin
    private final ServerOptions options;

    public UsersCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        var found = options.api().all(Query.of(People.PATH));
        options.show(found.json(), () -> options.screen().table(table(found), "nobody may sign in"));
    }

    private Table table(Items found) {
        var table = Table.of("NAME", "ROLE", "STATE", "LAST SIGNED IN");
        found.rows().forEach(user -> table.row(user.text("username"), user.text("role"),
                user.is("invited") ? "invited" : "active", options.words().time(user.text("signed_in_at"))));
        return table;
    }
}
