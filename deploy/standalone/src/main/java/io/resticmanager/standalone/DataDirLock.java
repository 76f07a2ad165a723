package io.resticmanager.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.resticmanager.platform.settings.OwnerOnly;

/**
 * Looks whether another process holds the data directory before anything else is tried: the second start of the same stack
 * should hear that, and not that its port is taken. The platform takes the lock itself a moment later.
 */
public final class DataDirLock {

    private DataDirLock() {}

    /** Whether a process holds it right now. */
    static boolean isHeld(Path dataDir) throws IOException {
        try (var channel = FileChannel.open(dataDir.resolve("lock"), StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock == null;
        }
    }

    static void mustBeFree(Path dataDir) throws IOException {
        OwnerOnly.directories(dataDir);
        var file = dataDir.resolve("lock");
        if (!Files.exists(file)) {
            return;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE); var lock = channel.tryLock()) {
            if (lock == null) {
                throw new CannotStart(ExitCode.DATA_DIR_UNUSABLE, "the data directory %s is in use by process %s"
                        .formatted(dataDir, Files.readString(file).strip()));
            }
        }
    }

    /** Keeps every other process out until it is closed. @throws CannotStart when one is in already */
    public static FileChannel hold(Path dataDir) throws IOException {
        OwnerOnly.directories(dataDir);
        var file = dataDir.resolve("lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new CannotStart(ExitCode.DATA_DIR_UNUSABLE,
                    "the data directory %s is in use by process %s: stop it first"
                            .formatted(dataDir, Files.readString(file).strip()));
        }
        return channel;
    }
}
