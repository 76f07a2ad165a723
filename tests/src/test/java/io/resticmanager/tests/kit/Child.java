package io.resticmanager.tests.kit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that a test started; what it says goes to two files, so that it never waits for a reader. */
public final class Child implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final int TAIL = 80;

    private final String name;
    private final Process process;
    private final Path out;
    private final Path err;

    private Child(String name, Process process, Path out, Path err) {
        this.name = name;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts in {@code folder}, where it also leaves its words; of this JVM's environment it gets all but our own keys. */
    static Child start(String name, Path folder, List<String> command, Map<String, String> environment) {
        var out = folder.resolve(name + ".out");
        var err = folder.resolve(name + ".err");
        var builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("RM_"));
        builder.environment().putAll(environment);
        try {
            return new Child(name, builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public String out() {
        return text(out);
    }

    public String err() {
        return text(err);
    }

    /** @return the exit code */
    public int awaitExit(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("%s still runs after %s".formatted(name, atMost));
        }
        return process.exitValue();
    }

    /** As Ctrl-C or systemd does. @return the exit code */
    public int terminate() throws InterruptedException {
        process.destroy();
        return awaitExit(GRACE);
    }

    /** As {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExit(GRACE);
    }

    /** Its direct children whose command ends in {@code program}. */
    public List<ProcessHandle> children(String program) {
        return process.children().filter(child -> child.info().command().orElse("").endsWith(program)).toList();
    }

    /** Whatever state it is in, with all that it started. */
    void end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** The last lines of both, for the message of a test that failed. */
    public String lastWords() {
        return "---- %s (pid %d, %s) ----%n%s%n%s".formatted(name, pid(),
                isAlive() ? "alive" : "exit " + process.exitValue(), tail(out()), tail(err()));
    }

    private static String tail(String text) {
        var lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new AssertionError("%s did not stop within %s of SIGTERM".formatted(name, GRACE));
        }
    }
}
