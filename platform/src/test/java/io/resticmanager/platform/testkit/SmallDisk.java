package io.resticmanager.platform.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

/** A file system in memory of a few MiB, which a test fills to the last byte and makes room on again. */
public final class SmallDisk implements AutoCloseable {

    private static final int PIECE = 4_096;
    private static final int PATIENCE_S = 20;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts it on an empty folder. Only root may, and not in every container: elsewhere the test is aborted and says so. */
    public static SmallDisk on(Path folder, int mebibytes) {
        var said = run("mount", "-t", "tmpfs", "-o", "size=%dm,mode=700".formatted(mebibytes), "small-disk",
                folder.toString());
        Assumptions.assumeTrue(said.isEmpty(),
                () -> "no full disk without a small one: only root that may mount can make one (%s)".formatted(said));
        return new SmallDisk(folder);
    }

    public Path path() {
        return folder;
    }

    /** Until nothing fits any more; once more when something was deleted meanwhile. */
    public void fill() {
        try (var filler = Files.newOutputStream(filler(), java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND)) {
            var piece = new byte[PIECE];
            while (true) {
                filler.write(piece);
            }
        } catch (IOException full) {
            mustBeFull(full);
        }
    }

    private void mustBeFull(IOException full) {
        try {
            if (Files.getFileStore(folder).getUsableSpace() >= PIECE) {
                throw new AssertionError("the disk did not fill up", full);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public void makeRoom() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    /** Also while somebody still looks at it. */
    @Override
    public void close() {
        var said = run("umount", "--lazy", folder.toString());
        if (!said.isEmpty()) {
            throw new AssertionError(said);
        }
    }

    // Empty when it went well.
    private static String run(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes()).strip();
            return process.waitFor(PATIENCE_S, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? ""
                    : String.join(" ", command) + ": " + said;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
