package io.resticmanager.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    private static final List<String> LONG = List.of("sleep", "600");

    @TempDir
    Path directory;

    @Test
    void shouldFindTheOneThatOutlivedTheStackInsteadOfStartingAnother() throws Exception {
        try (var first = start(LONG)) {
            var pid = Files.readString(directory.resolve("pid"));

            var second = start(LONG);

            assertThat(second.isAlive()).isTrue();
            assertThat(Files.readString(directory.resolve("pid"))).isEqualTo(pid);
            assertThat(first.isAlive()).isTrue();
        }
    }

    @Test
    void shouldNotTakeAStrangerForItsOwn() throws Exception {
        Files.writeString(directory.resolve("pid"), ProcessHandle.current().pid() + " 0");

        try (var child = start(LONG)) {
            assertThat(child.isAlive()).isTrue();
            assertThat(Files.readString(directory.resolve("pid")))
                    .doesNotStartWith(ProcessHandle.current().pid() + " ");
        }
    }

    @Test
    void shouldStopWhatItStarted() throws Exception {
        var child = start(LONG);

        child.close();

        assertThat(child.isAlive()).isFalse();
    }

    private Child start(List<String> command) throws Exception {
        return Child.startOrAdopt(directory.resolve("pid"), directory.resolve("log"), command, Map.of());
    }
}
