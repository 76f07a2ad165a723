package io.resticmanager.tests.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What {@code ps} shows to everybody on the machine, looked at over and over until closed. */
public final class ProcessList implements AutoCloseable {

    private static final long EVERY_MS = 20;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService eyes = Executors.newSingleThreadScheduledExecutor();

    private ProcessList() {}

    public static ProcessList watch() {
        var list = new ProcessList();
        var _ = list.eyes.scheduleWithFixedDelay(list::look, 0, EVERY_MS, TimeUnit.MILLISECONDS);
        return list;
    }

    /** Every command line of every process so far. */
    public Set<String> seen() {
        return Set.copyOf(seen);
    }

    private void look() {
        ProcessHandle.allProcesses().forEach(process -> seen.add(commandLine(process.pid())));
    }

    private static String commandLine(long pid) {
        try {
            var words = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
            return new String(words, StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException _) {
            // Ended in the meantime.
            return "";
        }
    }

    @Override
    public void close() {
        eyes.close();
    }
}
