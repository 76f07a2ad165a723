package io.resticmanager.standalone;

import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What can be asked of a service that runs alone, beside it in its container: the commands for which its own data directory is
 * enough. An image has the code of its own service, so only the command that is asked for is loaded.
 */
public final class ServiceMain {

    private static final String ROTATE_KEYS = "rotate-keys";
    private static final String RESET_PASSWORD = "reset-password";

    private ServiceMain() {}

    public static void main(String[] args) {
        System.exit(commandLine(args.length == 0 ? "" : args[0]).execute(args));
    }

    static CommandLine commandLine(String name) {
        var command = new CommandLine(new Commands())
                .setExecutionExceptionHandler((problem, failed, _) -> Failures.explain(problem, failed.getErr()));
        switch (name) {
            case ROTATE_KEYS -> command.addSubcommand(new RotateKeysCommand());
            case RESET_PASSWORD -> addReset(command);
            default -> command.getCommandSpec().usageMessage().footer("Commands: rotate-keys, reset-password USER");
        }
        return command;
    }

    private static void addReset(CommandLine command) {
        try {
            command.addSubcommand(new ResetPasswordCommand());
        } catch (NoClassDefFoundError _) {
            command.getErr().println("restic-manager: people are known to gateway-ui: ask in its container");
        }
    }

    @Command(name = "ask", description = "Asks the service of this container for something, while it runs.")
    static final class Commands implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            throw new ParameterException(spec.commandLine(), "what is to be done?");
        }
    }
}
