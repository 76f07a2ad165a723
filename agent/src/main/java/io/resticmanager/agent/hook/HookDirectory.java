package io.resticmanager.agent.hook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.resticmanager.agent.policy.Policy;
import io.resticmanager.agent.policy.Trusted;

/**
 * Where the hooks of this machine are. A server names one and no more: what it does is in a file that root put there, no
 * link, writable by nobody else. On Windows a name stands for the file with one of the usual endings.
 */
public record HookDirectory(Path path) {

    /** Where it is when nobody says otherwise. */
    public static final String DEFAULT = "/etc/restic-manager/hooks";

    private static final List<String> ENDINGS = Path.of("").getFileSystem().getSeparator().equals("\\")
            ? List.of(".exe", ".cmd", ".bat")
            : List.of("");

    /** The one rule of names, {@link Policy#isHookName}. */
    public static boolean validName(String name) {
        return Policy.isHookName(name);
    }

    /** The program of that name, whether or not it can be used. */
    Path program(String name) {
        return ENDINGS.stream().map(ending -> path.resolve(name + ending)).filter(Files::exists).findFirst()
                .orElse(path.resolve(name + ENDINGS.getFirst()));
    }

    /** Why it is not run, as the end of a sentence; empty when it can be. */
    Optional<String> problem(String name) {
        if (!validName(name)) {
            return Optional.of("this is no name of a hook");
        }
        var program = program(name);
        return Trusted.problem(program).map(why -> program + " is not used: " + why)
                .or(() -> Files.isExecutable(program)
                        ? Optional.empty()
                        : Optional.of(program + " may not be executed"));
    }
}
