package io.resticmanager.agent.hook;

import java.nio.file.Files;
import java.nio.file.LinkOption;
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

    /** Why it is not run, and what to do; empty when it can be. */
    Optional<HookEnd.Failed> problem(String name) {
        if (!validName(name)) {
            return failed("this is no name of a hook",
                    "Name it as its file in " + path + " is named: by small letters, digits, _ and -.");
        }
        var program = program(name);
        if (Files.notExists(program, LinkOption.NOFOLLOW_LINKS)) {
            return failed(program + " does not exist",
                    "Put the program at " + program + " on the host, or take the hook out of the backup.");
        }
        return Trusted.fault(program)
                .flatMap(fault -> failed(program + " is not used: " + fault.why(), fault.nextStep()))
                .or(() -> Files.isExecutable(program)
                        ? Optional.empty()
                        : failed(program + " may not be executed", "Run on the host: chmod 755 " + program));
    }

    private static Optional<HookEnd.Failed> failed(String why, String nextStep) {
        return Optional.of(new HookEnd.Failed(why, nextStep));
    }
}
