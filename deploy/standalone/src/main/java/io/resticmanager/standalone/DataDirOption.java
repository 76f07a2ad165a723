package io.resticmanager.standalone;

import java.nio.file.Files;
import java.nio.file.Path;

import picocli.CommandLine.Option;

/** {@code --data-dir}, the same for every command. */
public final class DataDirOption {

    @Option(names = "--data-dir", paramLabel = "DIR", defaultValue = "${env:RM_DATA_DIR:-restic-manager-data}", description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
    private Path dataDir = Path.of("restic-manager-data");

    /**
     * Absolute, whether it is there or not.
     *
     * @throws CannotStart when it is empty, as from a variable that is not set: that would be the directory one stands in
     */
    public Path path() {
        if (dataDir.toString().isBlank()) {
            throw new CannotStart(ExitCode.WRONG_USAGE, "--data-dir: it is empty");
        }
        return dataDir.toAbsolutePath().normalize();
    }

    /** @throws CannotStart where restic-manager has never run */
    Path ofFormerStart() {
        var directory = path();
        if (!Files.exists(DataDirLock.file(directory))) {
            throw new CannotStart(ExitCode.DATA_DIR_UNUSABLE, "there is no restic-manager data in " + directory);
        }
        return directory;
    }
}
