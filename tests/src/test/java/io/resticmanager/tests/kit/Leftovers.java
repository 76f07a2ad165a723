package io.resticmanager.tests.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The processes that work in a folder: by their words, their environment or their working directory. */
public final class Leftovers {

    private Leftovers() {}

    public static List<ProcessHandle> in(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> worksIn(process.pid(), folder.toString()))
                .toList();
    }

    /** Fails when one is left in a while, and ends it. */
    static void mustBeNone(Path folder) {
        try {
            Awaitility.await("no process is left in " + folder).until(() -> in(folder).isEmpty());
        } catch (ConditionTimeoutException e) {
            var left = in(folder);
            var words = left.stream().map(Leftovers::words).toList();
            left.forEach(ProcessHandle::destroyForcibly);
            throw new AssertionError("left behind: " + words, e);
        }
    }

    private static boolean worksIn(long pid, String folder) {
        return read(pid, "cmdline").contains(folder) || read(pid, "environ").contains(folder)
                || workingDirectory(pid).startsWith(folder);
    }

    private static String words(ProcessHandle process) {
        return process.pid() + " " + read(process.pid(), "cmdline").replace('\0', ' ');
    }

    private static String read(long pid, String file) {
        try {
            return new String(Files.readAllBytes(Path.of("/proc/" + pid + "/" + file)), StandardCharsets.UTF_8);
        } catch (IOException _) {
            // Ended in the meantime, or a process of the system.
            return "";
        }
    }

    private static String workingDirectory(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).toString();
        } catch (IOException _) {
            return "";
        }
    }
}
