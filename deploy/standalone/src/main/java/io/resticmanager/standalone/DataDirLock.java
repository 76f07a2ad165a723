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

    static Path file(Path dataDir) {
        return dataDir.resolve("lock");
    }

    /** Whether a process holds it right now. */
    static boolean isHeld(Path dataDir) throws IOException {
        try (var channel = FileChannel.open(file(dataDir), StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        }
    }

    static void mustBeFree(Path dataDir) throws IOException {
        OwnerOnly.directories(dataDir);
        if (Files.exists(file(dataDir)) && isHeld(dataDir)) {
            throw inUse(dataDir);
        }
    }

    /** Keeps every other process out until it is closed. @throws CannotStart when one is in already */
    public static FileChannel hold(Path dataDir) throws IOException {
        OwnerOnly.directories(dataDir);
        var channel = FileChannel.open(file(dataDir), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(dataDir);
        }
        return channel;
    }

    private static CannotStart inUse(Path dataDir) throws IOException {
        return new CannotStart(ExitCode.DATA_DIR_UNUSABLE,
                "the data directory %s is in use by process %s: stop it first"
                        .formatted(dataDir, Files.readString(file(dataDir)).strip()));
    }
}
