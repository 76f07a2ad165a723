package io.resticmanager.agent.hook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.resticmanager.agent.restic.NullDevice;
import io.resticmanager.agent.state.AtomicFile;

/**
 * Runs a hook as an instance of a systemd unit, outside the agent's sandbox, in which it could neither write nor become
 * another user. Its variables and what it says go through files of the agent's state directory that the unit names.
 */
final class UnitStarter implements Starter {

    private static final System.Logger LOG = System.getLogger(UnitStarter.class.getName());
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final String systemctl;
    private final String template;
    private final Path files;

    /**
     * @param template the name of the template unit, {@code restic-manager-hook@.service}
     * @param files where variables and output are
     */
    UnitStarter(String systemctl, String template, Path files) {
        this.systemctl = systemctl;
        this.template = template;
        this.files = files;
    }

    @Override
    public Started start(Path program, HookCall call, Map<String, String> environment) throws IOException {
        var name = call.name();
        new AtomicFile(files.resolve(name + ".env")).replace(text(environment).getBytes(StandardCharsets.UTF_8));
        var out = new Tail(files.resolve(name + ".out"), call.out());
        var err = new Tail(files.resolve(name + ".err"), call.err());
        var unit = template.replace("@", "@" + name);
        // The unit is a oneshot, so its start lasts until the hook's end; --wait would
        // need
        // a D-Bus daemon, which a small machine has not.
        return new Unit(systemctl, unit, systemctl(systemctl, "start", unit), out, err);
    }

    // As systemd.exec(5) reads an EnvironmentFile.
    private static String text(Map<String, String> environment) {
        return environment.entrySet().stream()
                .map(entry -> entry.getKey() + "=\"" + entry.getValue().replace("\\", "\\\\").replace("\"", "\\\"")
                        .replace("\n", " ") + "\"\n")
                .collect(Collectors.joining());
    }

    private static Process systemctl(String program, String... arguments) throws IOException {
        var builder = new ProcessBuilder(program).redirectInput(ProcessBuilder.Redirect.from(NullDevice.FILE))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.command().addAll(List.of(arguments));
        return builder.start();
    }

    private record Unit(String program, String name, Process waiting, Tail out, Tail err) implements Started {

        @Override
        public boolean ended(Duration time) throws InterruptedException {
            var over = waiting.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
            out.read(over);
            err.read(over);
            return over;
        }

        @Override
        public void askToEnd() {
            tell("stop", "--no-block", name);
        }

        @Override
        public void kill() {
            tell("kill", "--signal=SIGKILL", name);
            waiting.destroy();
        }

        private void tell(String... arguments) {
            try {
                systemctl(program, arguments).waitFor(ANSWER.toSeconds(), TimeUnit.SECONDS);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "systemctl does not start: " + e.getMessage());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Optional<String> failure() {
            return waiting.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of("systemd says that the unit " + name + " failed (systemctl status " + name + ")");
        }
    }
}
