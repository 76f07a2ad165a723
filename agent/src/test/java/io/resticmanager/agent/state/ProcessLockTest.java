package io.resticmanager.agent.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessLockTest {

    @TempDir
    Path folder;

    /** {@code status} in a process of its own, over and over, as install.sh asks while the agent starts. */
    static final class Looks {

        public static void main(String[] arguments) {
            var dir = StateDir.open(Path.of(arguments[0]));
            System.out.println(ProcessLock.isHeld(dir));
            while (true) {
                ProcessLock.isHeld(dir);
            }
        }
    }

    @Test
    void whoOnlyLooksIsInNobodysWay() throws Exception {
        var dir = StateDir.open(folder);
        var looks = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Looks.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var said = looks.inputReader()) {
            assertThat(said.readLine()).isEqualTo("false");
            for (int time = 0; time < 300; time++) {
                try (var held = ProcessLock.take(dir).orElseThrow()) {
                    assertThat(ProcessLock.holder(dir)).contains(ProcessHandle.current().pid());
                }
            }
            assertThat(looks.isAlive()).isTrue();
        } finally {
            looks.destroyForcibly().waitFor();
        }
    }
}
