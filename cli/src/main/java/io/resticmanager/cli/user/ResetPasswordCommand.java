package io.resticmanager.cli.user;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.resticmanager.cli.host.Times;
import io.resticmanager.cli.server.ServerOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reset-password USER}: what an administrator does on the page of a user. */
@Command(name = "reset-password", mixinStandardHelpOptions = true, description = "Prints a link with which USER chooses a new password, once; the present one is good until then. Needs an "
        + "API token that may also do what asks people for their password. When nobody can sign in, say --data-dir DIR on the server itself.")
public final class ResetPasswordCommand implements Runnable {

    @Parameters(paramLabel = "USER", description = "The name they sign in with.")
    private String name = "";

    @Option(names = "--expires", paramLabel = "TIME", converter = Times.class, description = "How long the link is good, as 24h or 7d; three days unless said.")
    private @Nullable Duration expires;

    @Mixin
    private final ServerOptions options;

    public ResetPasswordCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        var api = options.api();
        var user = new People(api).one(name);
        var request = new HashMap<String, Object>(Map.of("user_id", user.text("id")));
        if (expires != null) {
            request.put("expires_in_s", expires.toSeconds());
        }
        new Link(options, api.post("/api/invitations", request)).tell(user.text("username"));
    }
}
