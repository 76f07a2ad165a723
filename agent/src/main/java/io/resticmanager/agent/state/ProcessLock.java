package io.resticmanager.agent.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** One agent per state directory. The operating system lets go of it when the process ends, however it ends. */
public final class ProcessLock implements AutoCloseable {

    private static final String NAME = "lock";
    /** Held by whoever is looking: without it a look would have the lock for a moment, in which no agent could start. */
    private static final String GATE = "lock.gate";

    private final FileChannel channel;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @return empty when another process has it; {@link #holder} says which */
    public static synchronized Optional<ProcessLock> take(StateDir dir) {
        var path = dir.root().resolve(NAME);
        try (var _ = gate(dir)) {
            var channel = open(path);
            if (lock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            writePid(channel);
            return Optional.of(new ProcessLock(channel));
        } catch (IOException e) {
            throw new StateFailure("lock", path, e);
        }
    }

    private static FileChannel gate(StateDir dir) throws IOException {
        var channel = open(dir.root().resolve(GATE));
        channel.lock();
        return channel;
    }

    private static FileChannel open(Path path) throws IOException {
        return FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                Permissions.file());
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            // This very process has it, as happens in tests.
            return null;
        }
    }

    private static void writePid(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        channel.force(true);
    }

    /** Whether a process has it now. */
    public static synchronized boolean isHeld(StateDir dir) {
        var path = dir.root().resolve(NAME);
        try (var _ = gate(dir); var channel = open(path)) {
            return lock(channel) == null;
        } catch (IOException e) {
            throw new StateFailure("look at", path, e);
        }
    }

    /** The process that has or last had the lock. */
    public static Optional<Long> holder(StateDir dir) {
        var path = dir.root().resolve(NAME);
        try {
            return Optional.of(Long.valueOf(Files.readString(path).strip()));
        } catch (NoSuchFileException | NumberFormatException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StateFailure("read", path, e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
