package io.resticmanager.agent.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hook is a file of this machine's administrator, called by its name, and nothing else ever is. */
class HooksTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path root;

    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final AtomicBoolean end = new AtomicBoolean();

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectory(root.resolve("hooks"));
    }

    @Test
    void shouldPassOnWhatAHookSaysAndTellItWhatItIsFor() throws Exception {
        hook("dump-db", "echo \"$RM_JOB_ID $RM_KIND\"; echo oops >&2; echo dump > \"$RM_HOOK_DIR/db.sql\"");

        var done = run("dump-db");

        assertThat(done).isEqualTo(new HookEnd.Done());
        assertThat(out).containsExactly("JOB backup");
        assertThat(err).containsExactly("oops");
        assertThat(root.resolve("state/hook-data/db.sql")).hasContent("dump");
    }

    @Test
    void shouldNotGiveAHookTheAgentsOwnEnvironment() throws Exception {
        hook("show", "env");

        run("show");

        assertThat(out).noneMatch(line -> line.startsWith("RM_RESTIC") || line.startsWith("JAVA_HOME")
                || line.startsWith("RESTIC_"));
    }

    @Test
    void shouldSayWithWhichCodeItFailed() throws Exception {
        hook("fails", "exit 3");

        assertThat(run("fails")).isEqualTo(new HookEnd.Failed("it ended with exit code 3",
                "The log has what it said; on the host it is " + root.resolve("hooks/fails") + "."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../state/x", "a/b", "Dump", ".hidden", "-x", "", "a b", "a;b", "dump.sh"})
    void shouldRunNothingThatIsNoName(String name) throws Exception {
        assertThat(HookDirectory.validName(name)).isFalse();
        assertThat(why(run(name))).contains("no name of a hook");
    }

    @Test
    void shouldRunNoLink() throws Exception {
        var elsewhere = Files.writeString(root.resolve("elsewhere"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(root.resolve("hooks/linked"), elsewhere);

        assertThat(why(run("linked"))).contains("it is a link");
        assertThat(nextStep(run("linked"))).contains("not a link to it");
    }

    @Test
    void shouldRunNothingThatOthersMayChange() throws Exception {
        Files.setPosixFilePermissions(hook("open", "exit 0"), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(why(run("open"))).contains("writable by its group or by everybody");
        assertThat(nextStep(run("open"))).contains("chmod go-w " + root.resolve("hooks/open"));
    }

    @Test
    void shouldSayWhichFolderOthersMayChange() throws Exception {
        hook("fine", "exit 0");
        Files.setPosixFilePermissions(root.resolve("hooks"), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(nextStep(run("fine"))).endsWith("chmod go-w " + root.resolve("hooks").toRealPath());
    }

    @Test
    void shouldPointAtTheFirstLineOfOneThatCanNotBeStarted() throws Exception {
        executable(root.resolve("hooks/stray"), "#!/no/such/program\n");

        assertThat(why(run("stray"))).contains("could not be started");
        assertThat(nextStep(run("stray"))).contains(root.resolve("hooks/stray").toString(), "first line");
    }

    @Test
    void shouldSayThatThereIsNoneOrThatItMayNotBeExecuted() throws Exception {
        Files.setPosixFilePermissions(hook("plain", "exit 0"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(why(run("none"))).contains("does not exist");
        assertThat(nextStep(run("none"))).contains("Put the program at " + root.resolve("hooks/none"));
        assertThat(why(run("plain"))).contains("may not be executed");
        assertThat(nextStep(run("plain"))).contains("chmod 755 " + root.resolve("hooks/plain"));
    }

    @Test
    void shouldEndOneThatTakesTooLong() throws Exception {
        hook("slow", "sleep 600");

        var failed = run(new ChildStarter(), "slow", Duration.ofMillis(300));

        assertThat(why(failed)).contains("took longer than");
        assertThat(nextStep(failed)).contains("end sooner");
    }

    @Test
    void shouldEndWithItsJob() throws Exception {
        hook("slow", "echo begun; sleep 600");
        var over = new CopyOnWriteArrayList<HookEnd>();
        var running = Thread.ofPlatform().start(() -> {
            try {
                over.add(run("slow"));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Awaitility.await().until(() -> out.contains("begun"));

        end.set(true);

        assertThat(running.join(Duration.ofSeconds(30))).isTrue();
        assertThat(over).containsExactly(new HookEnd.Ended());
    }

    @Test
    void shouldLeaveOutWhatIsMoreThan64KiB() throws Exception {
        hook("loud", "i=0; while [ $i -lt 3000 ]; do echo 0123456789012345678901234567890123456789; i=$((i+1)); done");

        assertThat(run("loud")).isEqualTo(new HookEnd.Done());

        assertThat(String.join("", out).length()).isLessThan(66 * 1024);
        assertThat(out.getLast()).contains("the rest is left out");
    }

    // What systemctl is told, by a program that does with the unit what the unit
    // file says.
    @Test
    void shouldRunAsAUnitWithItsVariablesInAFile() throws Exception {
        hook("dump-db", "echo \"$RM_JOB_ID\"; echo oops >&2; exit ${FAIL:-0}");

        assertThat(run(new UnitStarter(systemctl().toString(), "restic-manager-hook@.service",
                root.resolve("state/hooks")), "dump-db", LONG)).isEqualTo(new HookEnd.Done());

        assertThat(out).containsExactly("JOB");
        assertThat(err).containsExactly("oops");
        assertThat(root.resolve("calls")).hasContent("start restic-manager-hook@dump-db.service\n");
        assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("state/hooks/dump-db.env"))))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldSayThatAUnitFailed() throws Exception {
        hook("dump-db", "echo last words; exit 4");

        var failed = run(new UnitStarter(systemctl().toString(), "restic-manager-hook@.service",
                root.resolve("state/hooks")), "dump-db", LONG);

        assertThat(why(failed)).contains("restic-manager-hook@dump-db.service failed");
        assertThat(out).containsExactly("last words");
    }

    private Path systemctl() throws IOException {
        var text = """
                #!/bin/sh
                echo "$@" >> %1$s/calls
                name=${2#restic-manager-hook@}
                name=${name%%.service}
                set -a
                . %1$s/state/hooks/$name.env
                exec %1$s/hooks/$name >> %1$s/state/hooks/$name.out 2>> %1$s/state/hooks/$name.err
                """.formatted(root);
        return executable(root.resolve("systemctl"), text);
    }

    private Path hook(String name, String script) throws IOException {
        return executable(root.resolve("hooks").resolve(name), "#!/bin/sh\n" + script + "\n");
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private HookEnd run(String name) throws InterruptedException {
        return run(new ChildStarter(), name, LONG);
    }

    private HookEnd run(Starter starter, String name, Duration limit) throws InterruptedException {
        var hooks = new Hooks(new HookDirectory(root.resolve("hooks")), root.resolve("state"), starter, limit);
        return hooks.run(new HookCall(name, Map.of("RM_JOB_ID", "JOB", "RM_KIND", "backup"), out::add, err::add,
                end::get));
    }

    private static String nextStep(HookEnd end) {
        assertThat(end).isInstanceOf(HookEnd.Failed.class);
        return ((HookEnd.Failed) end).nextStep();
    }

    private static String why(HookEnd end) {
        assertThat(end).isInstanceOf(HookEnd.Failed.class);
        return ((HookEnd.Failed) end).why();
    }
}
