package io.resticmanager.agent.restic;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A running restic, both of its streams read to the end on threads of their own. */
final class ResticProcess {

    private static final System.Logger LOG = System.getLogger(ResticProcess.class.getName());

    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final Process process;
    private final ResticVersion version;
    private final List<Thread> readers;

    private ResticProcess(Process process, ResticVersion version, List<Thread> readers) {
        this.process = process;
        this.version = version;
        this.readers = readers;
    }

    /** What becomes of the two streams, line by line, and how long a line of stdout may be. */
    record Sinks(Consumer<String> out, Consumer<String> err, int mostBytesOfOut) {

        static final int LINE = 1024 * 1024;
        /** For commands that answer with one JSON document. */
        static final int DOCUMENT = 64 * LINE;
    }

    static ResticProcess start(ResticInstallation restic, List<String> arguments, Map<String, String> environment,
            Sinks sinks) throws IOException {
        var command = new ArrayList<String>();
        command.add(restic.path().toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(new File(File.separator))
                .redirectInput(ProcessBuilder.Redirect.from(NullDevice.FILE));
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        return new ResticProcess(process, restic.version(), List.of(
                reader(process.getInputStream(), new Lines(sinks.mostBytesOfOut(), sinks.out())),
                reader(process.getErrorStream(), new Lines(Sinks.LINE, sinks.err()))));
    }

    private static Thread reader(InputStream stream, Lines lines) {
        return Thread.ofPlatform().daemon().name("restic-output").start(() -> {
            try {
                lines.readAll(stream);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    long pid() {
        return process.pid();
    }

    /** @return whether it ended, streams included, within this time */
    boolean ended(long time, TimeUnit unit) throws InterruptedException {
        if (!process.waitFor(time, unit)) {
            return false;
        }
        for (var reader : readers) {
            // A grandchild (ssh, rclone) may keep the pipe open longer than anybody should
            // wait.
            reader.join(LAST_WORDS);
        }
        return true;
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Asks it to clean up and end: SIGINT before 0.17, which dies of SIGTERM at once, and SIGTERM from then on. */
    void askToEnd() {
        Signals.here().askToEnd(process.toHandle(), version);
    }

    void kill() {
        LOG.log(System.Logger.Level.WARNING, "killing restic pid=" + process.pid());
        process.destroyForcibly();
    }
}
