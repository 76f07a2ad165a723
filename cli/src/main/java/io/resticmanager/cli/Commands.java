package io.resticmanager.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.resticmanager.cli.alert.AlertActCommand;
import io.resticmanager.cli.alert.AlertsCommand;
import io.resticmanager.cli.host.HostsCommand;
import io.resticmanager.cli.host.ShowHostCommand;
import io.resticmanager.cli.host.TokenCommand;
import io.resticmanager.cli.job.CancelJobCommand;
import io.resticmanager.cli.job.JobsCommand;
import io.resticmanager.cli.job.RunCommand;
import io.resticmanager.cli.job.ShowJobCommand;
import io.resticmanager.cli.job.TailCommand;
import io.resticmanager.cli.server.LoginCommand;
import io.resticmanager.cli.server.ServerOptions;
import io.resticmanager.cli.server.Surroundings;
import io.resticmanager.cli.user.AddUserCommand;
import io.resticmanager.cli.user.RemoveUserCommand;
import io.resticmanager.cli.user.ResetPasswordCommand;
import io.resticmanager.cli.user.UserRoleCommand;
import io.resticmanager.cli.user.UsersCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The commands of the client. Each gets the options of its own, as picocli writes into them. */
final class Commands {

    static final String NAME = "restic-manager";

    private final Surroundings around;

    private Commands(Surroundings around) {
        this.around = around;
    }

    /** Above all of them. */
    @Command(name = NAME, mixinStandardHelpOptions = true, description = "Asks a restic-manager from a terminal. Exit codes: 0 done, 1 failed or refused, 2 wrong usage, 3 the server can "
            + "not be reached or is not trusted.", synopsisSubcommandLabel = "COMMAND")
    static final class Root implements Runnable {

        @CommandLine.Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
        }
    }

    /** @param words what is going to be executed; of a command that they name the others are not made, as each takes time */
    static CommandLine named(Surroundings around, String... words) {
        var commands = new Commands(around).every();
        var named = words.length == 0 ? null : commands.get(words[0]);
        return named == null ? all(around) : prepared(root().addSubcommand(words[0], named.get()));
    }

    static CommandLine all(Surroundings around) {
        var root = root();
        new Commands(around).every().forEach((name, command) -> root.addSubcommand(name, command.get()));
        return prepared(root);
    }

    private static CommandLine root() {
        return new CommandLine(new Root());
    }

    private static CommandLine prepared(CommandLine root) {
        version(root);
        return root.setExecutionStrategy(Commands::execute).setExecutionExceptionHandler(Failures::explain)
                .setParameterExceptionHandler(Failures::wrongUsage);
    }

    private static void version(CommandLine command) {
        var built = Commands.class.getPackage().getImplementationVersion();
        command.getCommandSpec().version(NAME + " " + (built == null ? "of this source tree" : built));
        command.getSubcommands().values().forEach(Commands::version);
    }

    // Each command has options of its own: one that stands before a command below
    // it would count for nothing.
    private static int execute(ParseResult parsed) {
        for (var level = parsed; level.hasSubcommand(); level = level.subcommand()) {
            if (!level.matchedOptions().isEmpty() && !level.isUsageHelpRequested()) {
                var below = level.subcommand().commandSpec();
                throw new CommandLine.ParameterException(below.commandLine(), "%s belongs behind %s".formatted(
                        level.matchedOptions().getFirst().longestName(), below.qualifiedName()));
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    // In the order in which the help tells of them.
    private Map<String, Supplier<CommandLine>> every() {
        var commands = new LinkedHashMap<String, Supplier<CommandLine>>();
        commands.put("login", () -> new CommandLine(new LoginCommand(options())));
        commands.put("token", () -> new CommandLine(new TokenCommand(options())));
        commands.put("hosts", () -> new CommandLine(new HostsCommand(options()))
                .addSubcommand("show", new ShowHostCommand(options())));
        commands.put("run", () -> new CommandLine(new RunCommand(options())));
        commands.put("jobs", () -> new CommandLine(new JobsCommand(options()))
                .addSubcommand("show", new ShowJobCommand(options()))
                .addSubcommand("cancel", new CancelJobCommand(options())));
        commands.put("tail", () -> new CommandLine(new TailCommand(options())));
        commands.put("alerts", () -> new CommandLine(new AlertsCommand(options()))
                .addSubcommand("ack", alertAct("acknowledge", "Acknowledges an alert: somebody sees to it."))
                .addSubcommand("resolve", alertAct("resolve", "Resolves an alert.")));
        commands.put("users", () -> new CommandLine(new UsersCommand(options()))
                .addSubcommand("add", new AddUserCommand(options()))
                .addSubcommand("role", new UserRoleCommand(options()))
                .addSubcommand("remove", new RemoveUserCommand(options())));
        commands.put("reset-password", () -> new CommandLine(new ResetPasswordCommand(options())));
        commands.put("completion", () -> new CommandLine(new CompletionCommand()));
        return commands;
    }

    private CommandLine alertAct(String route, String description) {
        var command = new CommandLine(new AlertActCommand(options(), route));
        command.getCommandSpec().usageMessage().description(description);
        return command;
    }

    private ServerOptions options() {
        return new ServerOptions(around);
    }
}
