package io.resticmanager.agent.connection;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.management.HotSpotDiagnosticMXBean;

/** What this process holds on to: open files, threads of the system, threads of the JVM. */
public record Held(long files, int threads, long virtualThreads) {

    public static Held now(Path folder) throws IOException {
        return new Held(openFiles(), ManagementFactory.getThreadMXBean().getThreadCount(), threadsOfTheJvm(folder));
    }

    private static long openFiles() throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static long threadsOfTheJvm(Path folder) throws IOException {
        var dump = Files.createTempDirectory(folder, "threads").resolve("dump.json");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(dump.toString(),
                HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
        try (var lines = Files.lines(dump)) {
            return lines.filter(line -> line.contains("\"virtual\": true")).count();
        }
    }

    /** Whether this is no more than that, but for what the JVM itself opens and begins now and then. */
    public boolean noMoreThan(Held before) {
        return files <= before.files + 5 && threads <= before.threads + 5
                && virtualThreads <= before.virtualThreads + 5;
    }
}
