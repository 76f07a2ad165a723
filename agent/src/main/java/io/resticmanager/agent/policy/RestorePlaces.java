package io.resticmanager.agent.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Where restores go on this machine.
 *
 * @param directory where new directories are made; the policy has to allow it, too
 * @param own the agent's own folders, which no restore touches whatever the policy allows
 */
public record RestorePlaces(Path directory, List<Path> own) {

    public RestorePlaces {
        own = List.copyOf(own);
    }

    /**
     * The directory when nobody says otherwise: on the disk of the system, where there is no user (product.md 7).
     *
     * @param osName as the JVM calls the system
     * @param programData that variable of Windows; it may be missing
     */
    static String usual(String osName, @Nullable String programData) {
        if (!osName.startsWith("Windows")) {
            return "/var/restic-restore";
        }
        return (programData == null || programData.isBlank() ? "C:\\ProgramData" : programData) + "\\restic-restore";
    }

    /** Why it is not restored in place: it would replace something of the agent's own. */
    Optional<Refusal> own(Path target, UnaryOperator<Path> resolve) {
        var real = resolve.apply(target);
        return own.stream().filter(folder -> meets(real, resolve.apply(folder))).findFirst()
                .map(folder -> new Refusal("policy.own_files", "A restore does not replace what the agent on this host"
                        + " itself needs, and " + Shown.of(target.toString()) + " and " + folder
                        + " meet. Choose the folders beside it, or restore to a new directory."));
    }

    private static boolean meets(Path some, Path other) {
        return some.startsWith(other) || other.startsWith(some);
    }
}
