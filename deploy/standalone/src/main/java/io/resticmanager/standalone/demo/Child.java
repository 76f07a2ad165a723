package io.resticmanager.standalone.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process that the demonstration runs beside the stack. Its pid and start time are written down, so that one which
 * outlived a killed stack is found again at the next start rather than doubled.
 */
final class Child implements AutoCloseable {

    private static final int GRACE_SECONDS = 10;
    private static final String SETSID = "/usr/bin/setsid";

    private final ProcessHandle process;
    private volatile boolean closing;

    private Child(ProcessHandle process) {
        this.process = process;
    }

    static Child startOrAdopt(Path pidFile, Path log, List<String> command, Map<String, String> environment)
            throws IOException {
        var alive = surviving(pidFile);
        return new Child(alive.isPresent() ? alive.get() : start(pidFile, log, command, environment));
    }

    static boolean survives(Path pidFile) throws IOException {
        return surviving(pidFile).isPresent();
    }

    // In a session of its own where the system can do that: a Ctrl-C in the
    // terminal is for the demonstration, which stops its parts in order.
    private static List<String> detached(List<String> command) {
        return Stream.concat(Stream.of(SETSID).filter(setsid -> Files.isExecutable(Path.of(setsid))),
                command.stream()).toList();
    }

    private static ProcessHandle start(Path pidFile, Path log, List<String> command, Map<String, String> environment)
            throws IOException {
        var builder = new ProcessBuilder(detached(command))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        var process = builder.start().toHandle();
        Files.writeString(pidFile, process.pid() + " " + startedAt(process));
        return process;
    }

    private static Optional<ProcessHandle> surviving(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var written = Files.readString(pidFile).strip();
        if (!written.matches("\\d{1,9} \\d+")) {
            return Optional.empty();
        }
        // A pid alone may belong to a stranger by now; with the start time it is ours.
        return ProcessHandle.of(Long.parseLong(written.split(" ", 2)[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> written.equals(process.pid() + " " + startedAt(process)));
    }

    private static long startedAt(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Runs once, when the process has ended without having been asked to. */
    void whenEnded(Runnable action) {
        var _ = process.onExit().thenRun(() -> {
            if (!closing) {
                action.run();
            }
        });
    }

    @Override
    public void close() {
        closing = true;
        process.destroy();
        try {
            process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + process.pid(), e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
