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

/** {@code users add NAME --role ROLE}. */
@Command(name = "add", mixinStandardHelpOptions = true, description = "Adds a user, and prints the link with which they choose their password, once.")
public final class AddUserCommand implements Runnable {

    @Parameters(paramLabel = "NAME", description = "What they sign in with.")
    private String name = "";

    @Option(names = "--role", paramLabel = "ROLE", required = true, description = "viewer, operator or admin.")
    private String role = "";

    @Option(names = "--expires", paramLabel = "TIME", converter = Times.class, description = "How long the link is good, as 24h or 7d; three days unless said.")
    private @Nullable Duration expires;

    @Mixin
    private final ServerOptions options;

    public AddUserCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        var request = new HashMap<String, Object>(Map.of("username", name, "role", role));
        if (expires != null) {
            request.put("expires_in_s", expires.toSeconds());
        }
        new Link(options, options.api().post(People.PATH, request)).tell(name);
    }
}
