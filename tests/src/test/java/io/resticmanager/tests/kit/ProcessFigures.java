package io.resticmanager.tests.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What Linux says of a process. Memory in bytes; processor time in steps of 10 ms, user and system together. */
public record ProcessFigures(long resident, long mostResident, long own, Duration processor) {

    private static final int TICK_MS = 10;
    private static final int UTIME = 11;
    private static final int STIME = 12;

    public static ProcessFigures of(long pid) {
        try {
            var status = Files.readString(Path.of("/proc/" + pid + "/status"));
            return new ProcessFigures(bytes(status, "VmRSS"), bytes(status, "VmHWM"), bytes(status, "RssAnon"),
                    processor(Files.readString(Path.of("/proc/" + pid + "/stat"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The name, in parentheses, may have blanks in it.
    private static Duration processor(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Duration.ofMillis(TICK_MS * (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])));
    }

    private static long bytes(String status, String name) {
        return status.lines().filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) * 1024)
                .findFirst().orElseThrow(() -> new IllegalStateException("no " + name + " in " + status));
    }

    /** For tables. */
    public static String mib(long bytes) {
        return "%.1f MiB".formatted(bytes / 1024.0 / 1024.0);
    }
}
