package io.resticmanager.agent.job;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Whether a path to back up gives anything: a look that ends at the first file and follows no link. */
final class Contents {

    // A second or so on a slow disk. Nobody keeps that many folders for nothing in
    // them.
    private static final int MOST_FOLDERS = 10_000;

    private Contents() {}

    /** Whether this is a folder without a file anywhere below. Not when it can not be known: restic tells what it can not read. */
    static boolean none(Path path) {
        return none(path, MOST_FOLDERS);
    }

    static boolean none(Path path, int mostFolders) {
        var look = new Look(mostFolders);
        try {
            Files.walkFileTree(path, look);
            return !look.something;
        } catch (IOException _) {
            return false;
        }
    }

    private static final class Look extends SimpleFileVisitor<Path> {

        private int left;
        private boolean something;

        Look(int mostFolders) {
            left = mostFolders;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            left--;
            return left < 0 ? end() : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return end();
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return end();
        }

        private FileVisitResult end() {
            something = true;
            return FileVisitResult.TERMINATE;
        }
    }
}
