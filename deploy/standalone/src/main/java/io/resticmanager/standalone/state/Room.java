package io.resticmanager.standalone.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.ExitCode;

/** What a copy takes while it is made, and what there is. */
record Room(Path dataDir, Path target) {

    // The copies of the databases, and the file that they are packed into, which
    // may
    // be as large.
    private static final int COPIES = 2;

    /** The likely cause of a failure: there is less room than it takes. Asked when nothing of the copy is left to count. */
    Optional<CannotStart> shortage(Path file, Exception failed) {
        try {
            var needed = COPIES * size();
            var free = Files.getFileStore(target).getUsableSpace();
            return free < needed ? Optional.of(shortage(file, failed, needed, free)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private CannotStart shortage(Path file, Exception failed, long needed, long free) {
        return new CannotStart(ExitCode.FAILED,
                ("%s can not be written: up to %d MiB are needed in %s while it is made, "
                        + "and %d are free. Make room, or name a file on another disk (%s)").formatted(file,
                                mebibytes(needed),
                                target, free >> 20, failed.getMessage()));
    }

    private long size() throws IOException {
        var size = 0L;
        for (var other : StateFiles.others(dataDir)) {
            size += Files.size(other);
        }
        for (var service : StateFiles.SERVICES) {
            size += Files.size(StateFiles.database(dataDir, service));
        }
        return size;
    }

    private static long mebibytes(long bytes) {
        return (bytes >> 20) + 1;
    }
}
