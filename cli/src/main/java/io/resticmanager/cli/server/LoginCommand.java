package io.resticmanager.cli.server;

import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;

import io.resticmanager.cli.failure.CliFailure;
import io.resticmanager.cli.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code login}: looks whether the server takes the token, and keeps both. */
@Command(name = "login", mixinStandardHelpOptions = true, description = "Keeps the address of a server and an API token for it in ~/.config/restic-manager/config, once "
        + "the server has accepted them. Without --token-file and RM_API_TOKEN the token is asked for.")
public final class LoginCommand implements Callable<Integer> {

    @Mixin
    private final ServerOptions options;

    public LoginCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() throws IOException {
        var around = options.surroundings();
        var asked = options.asked();
        var file = new ConfigFile(around.configFile());
        // A damaged or open one is to be replaced by this very command; what else it
        // holds is not taken over.
        var nothing = new Properties();
        var target = new Target(Target.url(asked, around, nothing),
                Target.token(asked, around, nothing).or(LoginCommand::typed)
                        .orElseThrow(
                                () -> CliFailure.wrong("there is nobody to type the token: give it in RM_API_TOKEN "
                                        + "or --token-file")),
                Target.pin(asked, around, nothing), Target.caFile(asked, around, nothing));
        target.warning().ifPresent(options.screen()::note);
        var me = new Api(target.url(), target.token(), Trust.client(target)).get("/api/me");
        file.write(kept(target));
        var who = new Fields(me);
        options.show(me, () -> options.screen().line("%s knows this token as %s, %s. Kept in %s".formatted(
                target.url(), who.text("name"), who.text("role"), file.file())));
        return ExitCode.DONE.code();
    }

    private static Optional<String> typed() {
        return Optional.ofNullable(System.console()).filter(console -> console.isTerminal())
                .map(console -> console.readPassword("API token: ")).map(String::new).map(String::strip)
                .map(Target::sendable).filter(token -> !token.isEmpty());
    }

    private static Properties kept(Target target) {
        var kept = new Properties();
        kept.setProperty("url", target.url().toString());
        kept.setProperty("token", target.token());
        target.pin().ifPresent(pin -> kept.setProperty("pin", pin.toString()));
        target.caFile().ifPresent(file -> kept.setProperty("ca-file", file.toAbsolutePath().toString()));
        return kept;
    }
}
