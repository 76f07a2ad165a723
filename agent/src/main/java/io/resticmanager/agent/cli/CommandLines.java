package io.resticmanager.agent.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import io.resticmanager.agent.state.StateFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 a prerequisite is missing, 5 the state directory is in use. */
@Command(name = "restic-manager-agent", mixinStandardHelpOptions = true, description = "Runs restic on this machine for a restic-manager.")
public final class CommandLines {

    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int PREREQUISITE_MISSING = 3;
    static final int IN_USE = 5;

    private static final Map<String, Class<?>> COMMANDS = commands();

    private CommandLines() {}

    // In the order in which the help tells of them.
    private static Map<String, Class<?>> commands() {
        var commands = new LinkedHashMap<String, Class<?>>();
        commands.put("enroll", EnrollCommand.class);
        commands.put("run", RunCommand.class);
        commands.put("status", StatusCommand.class);
        commands.put("policy", PolicyCommand.class);
        commands.put("version", VersionCommand.class);
        return commands;
    }

    /** @param words what is going to be executed; of a command that they name the others are not made, as each takes time */
    public static CommandLine agent(String... words) {
        var agent = new CommandLine(new CommandLines());
        var named = words.length == 0 ? null : COMMANDS.get(words[0]);
        if (named == null) {
            COMMANDS.forEach(agent::addSubcommand);
        } else {
            agent.addSubcommand(words[0], named);
        }
        return agent.setExecutionExceptionHandler((problem, command, _) -> {
            if (!(problem instanceof StateFailure)) {
                throw problem;
            }
            command.getErr().println("restic-manager-agent: " + problem.getMessage());
            return FAILED;
        });
    }
}
