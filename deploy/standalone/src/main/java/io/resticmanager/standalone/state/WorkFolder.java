package io.resticmanager.standalone.state;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/** Where a copy is put together: beside the file that it becomes, readable by its owner alone, and named after its process. */
final class WorkFolder {

    private static final String NAME = ".restic-manager-state-";

    private WorkFolder() {}

    /** What a process that is gone had copied, keys among it, is taken in, and goes with it. */
    static Path in(Path parent) throws IOException {
        var own = Files.createTempDirectory(parent, NAME + mark(ProcessHandle.current()) + "-");
        var alive = ProcessHandle.allProcesses().map(one -> NAME + mark(one) + "-").toList();
        try (var left = Files.newDirectoryStream(parent, NAME + "*")) {
            for (var folder : left) {
                if (alive.stream().noneMatch(folder.getFileName().toString()::startsWith)) {
                    takeIn(folder, own);
                }
            }
        }
        return own;
    }

    private static void takeIn(Path folder, Path own) throws IOException {
        try {
            Files.move(folder, own.resolve(folder.getFileName()));
        } catch (NoSuchFileException | AccessDeniedException _) {
            // Somebody else's, who is about to remove it or alone may do so.
        }
    }

    // Numbers come again: in a container each process may have the same.
    static String mark(ProcessHandle process) {
        return process.pid() + "." + process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    }
}
