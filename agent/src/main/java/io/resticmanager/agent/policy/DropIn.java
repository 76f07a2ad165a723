package io.resticmanager.agent.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import io.resticmanager.agent.state.AtomicFile;
import io.resticmanager.agent.state.StateFailure;

/**
 * The part of the agent's systemd unit that follows the policy: restore roots are writable to it, and nothing else is. See
 * systemd.exec(5), ReadWritePaths.
 */
public final class DropIn {

    private static final String FILE = "restic-manager-agent.service.d/restore-roots.conf";

    private final Path file;

    /** @param units the folder of the administrator's units, {@code /etc/systemd/system} */
    public DropIn(Path units) {
        this.file = units.resolve(FILE);
    }

    public Path file() {
        return file;
    }

    /** @throws StateFailure when it can not be written */
    public void write(Policy policy) {
        var more = policy.restoreRoots().stream().filter(root -> !root.equals(Policy.RESTORE_DIRECTORY)).toList();
        if (more.isEmpty()) {
            new AtomicFile(file).remove();
            return;
        }
        try {
            Files.createDirectories(file.resolveSibling(""));
        } catch (IOException e) {
            throw new StateFailure("cannot make the folder of " + file + ": " + e.getMessage());
        }
        new AtomicFile(file).replace(text(more).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(List<Path> roots) {
        return "# Written by restic-manager-agent policy apply; it is written anew each time.\n[Service]\n"
                + roots.stream().map(DropIn::line).collect(Collectors.joining());
    }

    // A root that is not there (yet) must not keep the agent from starting: hence
    // the hyphen.
    private static String line(Path root) {
        return "ReadWritePaths=\"-" + root.toString().replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%")
                + "\"\n";
    }
}
