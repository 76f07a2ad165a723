package io.resticmanager.platform.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micronaut.context.annotation.Value;

/**
 * Where a process keeps everything: {@code rm.data-dir} (RM_DATA_DIR). Held by one process at a time, readable by its owner
 * alone, and on a local file system.
 */
@Singleton
public final class DataDir implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;
    private final boolean unclean;

    @Inject
    DataDir(@Value("${rm.data-dir:data}") Path directory) {
        this(directory, LocalDisk.MOUNTS);
    }

    /** @throws DataDirInUse when another process holds it, or it is unreadable, or on a network file system */
    DataDir(Path directory, Path mounts) {
        this.path = directory.toAbsolutePath().normalize();
        try {
            OwnerOnly.directories(path);
            new LocalDisk(mounts).mustHold(path);
            this.lock = lock(path);
            this.unclean = lock.size() > 0;
            lock.truncate(0);
            lock.write(java.nio.charset.StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
        } catch (IOException e) {
            throw new DataDirInUse("The data directory %s can not be used: %s. Choose another with --data-dir."
                    .formatted(path, e), e);
        }
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** Whether the process before this one was killed or the machine went down under it. */
    public boolean stoppedUncleanly() {
        return unclean;
    }

    @Override
    @PreDestroy
    public void close() {
        try (lock) {
            if (lock.isOpen()) {
                lock.truncate(0);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var file = path.resolve("lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // Held by another context of this very process: just as much in use.
        }
        channel.close();
        throw new DataDirInUse("The data directory %s is in use by another process (pid %s)."
                .formatted(path, Files.readString(file).strip()));
    }
}
