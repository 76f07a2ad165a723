package io.resticmanager.agent.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The agent's folder, mode 0700. Everything that outlives the process is in here. */
public final class StateDir {

    /** Where it is when nobody says otherwise. */
    public static final String DEFAULT = "/var/lib/restic-manager";

    private final Path root;

    private StateDir(Path root) {
        this.root = root;
    }

    /** @throws StateFailure when it can neither be made nor be closed to others */
    public static StateDir open(Path path) {
        var root = path.toAbsolutePath().normalize();
        makePrivate(root);
        return new StateDir(root);
    }

    private static void makePrivate(Path folder) {
        try {
            Files.createDirectories(folder, Permissions.folder());
            if (Permissions.POSIX && !Files.getPosixFilePermissions(folder).equals(Permissions.FOLDER)) {
                Files.setPosixFilePermissions(folder, Permissions.FOLDER);
            }
        } catch (IOException e) {
            throw new StateFailure("use the state directory", folder, e);
        }
    }

    public Path root() {
        return root;
    }

    public AtomicFile file(String name) {
        return new AtomicFile(root.resolve(name));
    }

    /** A folder within, made when it is missing. */
    public Path folder(String name) {
        var folder = root.resolve(name);
        makePrivate(folder);
        return folder;
    }
}
