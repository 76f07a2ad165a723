package io.resticmanager.agent.hook;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.resticmanager.agent.restic.Lines;
import io.resticmanager.agent.restic.NullDevice;

/** Runs a hook as a child of the agent, with the agent's rights and within its sandbox. */
final class ChildStarter implements Starter {

    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "SystemRoot", "USERPROFILE",
            "ProgramData", "TEMP");

    @Override
    public Started start(Path program, HookCall call, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(program.toString()).directory(new File(File.separator))
                .redirectInput(ProcessBuilder.Redirect.from(NullDevice.FILE));
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        var process = builder.start();
        return new Child(process, List.of(reader(process.getInputStream(), call.out()),
                reader(process.getErrorStream(), call.err())));
    }

    private static Thread reader(InputStream stream, Consumer<String> sink) {
        return Thread.ofPlatform().daemon().name("hook-output").start(() -> {
            try {
                new Lines(8 * 1024, sink).readAll(stream);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private record Child(Process process, List<Thread> readers) implements Started {

        // What it left in the background may keep its output open for ever.
        private static final Duration LAST_WORDS = Duration.ofSeconds(5);

        @Override
        public boolean ended(Duration time) throws InterruptedException {
            if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            for (var reader : readers) {
                reader.join(LAST_WORDS);
            }
            return true;
        }

        // By its handle: Process.destroy closes what it still has to say.
        @Override
        public void askToEnd() {
            process.descendants().forEach(ProcessHandle::destroy);
            process.toHandle().destroy();
        }

        @Override
        public void kill() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.toHandle().destroyForcibly();
        }

        @Override
        public Optional<String> failure() {
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of("it ended with exit code " + process.exitValue());
        }
    }
}
