package io.resticmanager.tests.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.resticmanager.platform.testkit.ToolPaths;
import org.awaitility.Awaitility;

/**
 * A machine of its own with nothing but Debian, booted by its own systemd in a copy of the small Debian; its network is this
 * machine's, so loopback leads here. See {@code setup/debian-machine}.
 */
public final class Machine {

    private static final Duration DOING = Duration.ofMinutes(1);

    private final Stage stage;
    private final Path root;
    private Child running;

    private Machine(Stage stage, Path root) throws Exception {
        this.stage = stage;
        this.root = root;
        this.running = boot();
    }

    /** Copies it, and returns when it is up. */
    public static Machine bare(Stage stage) throws Exception {
        var root = stage.folder("machine").resolve("root");
        var copying = stage.start("copying", List.of("cp", "-a", ToolPaths.debianRoot().toString(), root.toString()),
                Map.of());
        if (copying.awaitExit(DOING) != 0) {
            throw new AssertionError("no machine: " + copying.err());
        }
        return new Machine(stage, root);
    }

    private Child boot() {
        var machine = stage.start("machine",
                List.of(Builds.root().resolve("setup/debian-machine").toString(), root.toString()), Map.of());
        Awaitility.await("the machine is up").failFast("it ended", () -> !machine.isAlive())
                .until(() -> systemd(machine).anyMatch(Machine::isUp));
        return machine;
    }

    /** As a switch on the machine does, without a word to what runs on it. */
    public void reboot() throws Exception {
        running.close();
        running = boot();
    }

    // The wrapper's child makes the namespaces, and the child of that is process 1
    // in them.
    private static Stream<ProcessHandle> systemd(Child machine) {
        return machine.children("unshare").stream().flatMap(ProcessHandle::children);
    }

    private static boolean isUp(ProcessHandle systemd) {
        var command = new ArrayList<>(enter(systemd));
        command.addAll(List.of("systemctl", "is-system-running"));
        try {
            var asking = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(asking.getInputStream().readAllBytes()).strip().equals("running");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> enter(ProcessHandle systemd) {
        return List.of("nsenter", "-a", "-r", "-w", "-t", Long.toString(systemd.pid()), "env", "-i", "HOME=/root",
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    }

    /** Types a line on it as root, and waits for its end. */
    public Child type(String line) throws InterruptedException {
        var command = new ArrayList<>(enter(systemd(running).findFirst().orElseThrow()));
        command.addAll(List.of("bash", "-c", line));
        var typed = stage.start("typed", command, Map.of());
        typed.awaitExit(DOING);
        return typed;
    }

    /** The same, of a line that must not fail. @return what it said on stdout */
    public String done(String line) throws InterruptedException {
        var typed = type(line);
        if (typed.awaitExit(DOING) != 0) {
            throw new AssertionError(line + ": " + typed.out() + typed.err());
        }
        return typed.out().strip();
    }

    /** Where one of its files is, as seen from here; its {@code /run}, {@code /tmp} and {@code /dev} can not be seen. */
    public Path file(String path) {
        return root.resolve(path.substring(1));
    }

    /** Puts a program or a file of this machine there, as root's. */
    public void give(Path file, String path) throws Exception {
        Files.copy(file, this.file(path));
        done("chown root: " + path + " && chmod 755 " + path);
    }
}
