package io.resticmanager.cli.user;

import java.util.Map;

import io.resticmanager.cli.server.Fields;
import io.resticmanager.cli.server.Query;
import io.resticmanager.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code users role NAME ROLE}. */
@Command(name = "role", mixinStandardHelpOptions = true, description = "Gives a user another role; they are signed out everywhere, and their API tokens end.")
public final class UserRoleCommand implements Runnable {

    @Parameters(index = "0", paramLabel = "NAME", description = "What they sign in with.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "ROLE", description = "viewer, operator or admin.")
    private String role = "";

    @Mixin
    private final ServerOptions options;

    public UserRoleCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        var api = options.api();
        var user = api.patch(Query.of(People.PATH + "/", new People(api).one(name).text("id")), Map.of("role", role));
        var now = new Fields(user);
        options.show(user, () -> options.screen().line("%s is %s".formatted(now.text("username"), now.text("role"))));
    }
}
