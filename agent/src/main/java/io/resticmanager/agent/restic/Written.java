package io.resticmanager.agent.restic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How many bytes a process has written, to whatever, as Linux counts them: proc(5), {@code /proc/PID/io}. */
final class Written {

    private static final String COUNTER = "wchar: ";

    private Written() {}

    /** Empty for one that is over, and where nobody counts. */
    static OptionalLong by(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "io"))) {
            return lines.filter(line -> line.startsWith(COUNTER))
                    .mapToLong(line -> Long.parseLong(line.substring(COUNTER.length()))).findFirst();
        } catch (IOException | RuntimeException _) {
            return OptionalLong.empty();
        }
    }
}
