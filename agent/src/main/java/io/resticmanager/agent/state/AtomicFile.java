package io.resticmanager.agent.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** A small file that is either its old or its new content, whatever happens while it is replaced. Mode 0600. */
public record AtomicFile(Path path) {

    public Optional<byte[]> read() {
        try {
            return Optional.of(Files.readAllBytes(path));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StateFailure("read", path, e);
        }
    }

    public void replace(byte[] content) {
        try {
            var fresh = path.resolveSibling(path.getFileName() + ".new");
            write(fresh, content);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder(path.resolveSibling("."));
        } catch (IOException e) {
            throw new StateFailure("write", path, e);
        }
    }

    public void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new StateFailure("remove", path, e);
        }
    }

    /** Moves it out of the way, to where somebody may look at it; one that was set aside before is replaced. */
    void setAside() {
        try {
            Files.move(path, damaged().path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StateFailure("set aside", path, e);
        }
    }

    /** What was set aside, if ever. */
    AtomicFile damaged() {
        return new AtomicFile(path.resolveSibling(path.getFileName() + ".damaged"));
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.deleteIfExists(file);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, Permissions.file())) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** A rename or a new file is on disk only once its folder is; Windows neither needs nor allows it. */
    public static void syncFolder(Path folder) throws IOException {
        if (Permissions.POSIX) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
