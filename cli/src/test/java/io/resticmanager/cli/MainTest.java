package io.resticmanager.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;

import io.resticmanager.cli.screen.Screen.ReaderGone;
import org.junit.jupiter.api.Test;

/** The client as a process of its own. */
final class MainTest {

    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Test
    void whatCouldNotBeWrittenWasNotDone() throws Exception {
        var child = new ProcessBuilder(JAVA, "-cp", System.getProperty("java.class.path"), Main.class.getName(),
                "completion")
                .redirectOutput(new File("/dev/full")).redirectError(ProcessBuilder.Redirect.INHERIT).start();

        assertThat(child.waitFor()).isEqualTo(ReaderGone.EXIT_CODE);
    }
}
