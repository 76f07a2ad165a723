package io.resticmanager.cli.user;

import java.util.Map;
import java.util.Optional;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.cli.failure.CliFailure;
import io.resticmanager.cli.screen.Safe;
import io.resticmanager.cli.server.Query;
import io.resticmanager.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code users remove NAME}. */
@Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes a user: they are signed out everywhere, and their API tokens end. Asks for the name again.")
public final class RemoveUserCommand implements Runnable {

    @Parameters(paramLabel = "NAME", description = "What they sign in with.")
    private String name = "";

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Mixin
    private final ServerOptions options;

    public RemoveUserCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        var api = options.api();
        var user = new People(api).one(name);
        var called = user.text("username");
        if (!yes && !called.equals(typed(called))) {
            throw CliFailure.wrong("nobody is removed: type the name, or say --yes");
        }
        api.delete(Query.of(People.PATH + "/", user.text("id")).and("confirm", called));
        options.show(JsonNode.createObjectNode(Map.of("removed", JsonNode.createStringNode(called))),
                () -> options.screen().line("%s is removed".formatted(called)));
    }

    private static String typed(String called) {
        return Optional.ofNullable(System.console()).filter(console -> console.isTerminal())
                .map(console -> console.readLine("Type %s to remove them: ", Safe.text(called))).map(String::strip)
                .orElse("");
    }
}
