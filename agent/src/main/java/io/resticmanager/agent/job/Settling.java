package io.resticmanager.agent.job;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

import org.jspecify.annotations.Nullable;

/**
 * Takes restored files into the agent's own hands: restic gives them, run as root, to those who owned them, and makes programs that run as
 * these. Links are not followed, and the other mode bits stay. Only below a folder that nobody else can enter.
 */
final class Settling extends SimpleFileVisitor<Path> {

    private static final int SET_ID = 06000;
    private static final int MODE = 07777;
    private static final int KIND = 0170000;
    private static final int LINK = 0120000;

    private final int uid;
    private final int gid;

    private Settling(int uid, int gid) {
        this.uid = uid;
        this.gid = gid;
    }

    /** @param folder that the agent made itself, so that its owner is the agent's user */
    static void settle(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
            Files.walkFileTree(folder, new Settling(number(folder, "uid"), number(folder, "gid")));
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        take(file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
        if (failure != null) {
            throw failure;
        }
        take(folder);
        return FileVisitResult.CONTINUE;
    }

    private void take(Path path) throws IOException {
        var mode = number(path, "mode");
        if (number(path, "uid") != uid || number(path, "gid") != gid) {
            Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        }
        // To open what is no link, as is done to not follow one, would wait at a pipe.
        if ((mode & KIND) != LINK && (mode & SET_ID) != 0) {
            Files.setAttribute(path, "unix:mode", mode & MODE & ~SET_ID);
        }
    }

    private static int number(Path path, String name) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:" + name, LinkOption.NOFOLLOW_LINKS);
    }
}
