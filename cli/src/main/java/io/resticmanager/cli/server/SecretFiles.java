package io.resticmanager.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

import io.resticmanager.cli.failure.CliFailure;

/** Files with secrets, which only their owner may read. */
public final class SecretFiles {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private SecretFiles() {}

    /** Its first line. @throws CliFailure when it is empty, unreadable, or open to others */
    public static String line(Path file) {
        return read(file).lines().map(String::strip).findFirst().filter(line -> !line.isEmpty())
                .orElseThrow(() -> CliFailure.wrong("%s is empty; its first line is what is wanted".formatted(file)));
    }

    static String read(Path file) {
        try {
            mustBePrivate(file);
            return Files.readString(file);
        } catch (NoSuchFileException _) {
            throw CliFailure.wrong("there is no file " + file);
        } catch (IOException e) {
            throw CliFailure.wrong("%s can not be read (%s)".formatted(file, e));
        }
    }

    // A pipe, as a shell's <(…), is nobody else's.
    private static void mustBePrivate(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && Files.isRegularFile(file)
                && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
            throw CliFailure
                    .wrong("others can read or write %s: take that away with chmod 600 %s, and revoke the secret "
                            .formatted(file, file) + "if they may have seen it");
        }
    }

    /** Whole or not at all, mode 0600 from the first byte; folders that are missing are made for the owner alone. */
    static void write(Path file, String text) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, owner(folder, "rwx------"));
        }
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, owner(file, "rw-------"));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    // On Windows a profile's folder is its owner's already.
    private static FileAttribute<?>[] owner(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}
