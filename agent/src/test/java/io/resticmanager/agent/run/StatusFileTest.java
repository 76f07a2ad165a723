package io.resticmanager.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

import io.resticmanager.agent.state.AtomicFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusFileTest {

    private static final StatusFile.Status IDLE = status(0);

    @TempDir
    Path folder;

    private StatusFile file;

    @BeforeEach
    void open() {
        file = new StatusFile(new AtomicFile(folder.resolve("status.json")));
    }

    @Test
    void shouldBeWrittenWhenSomethingChangedAndOnlyThen() throws Exception {
        file.renew(() -> IDLE);
        var first = inode();
        file.renew(() -> IDLE);
        assertThat(inode()).isEqualTo(first);

        file.renew(() -> status(1));
        assertThat(inode()).isNotEqualTo(first);
        assertThat(file.read()).contains(status(1));
    }

    @Test
    void shouldComeBackAfterItCouldNotBeTold() {
        file.renew(() -> {
            throw new IllegalStateException("a bug");
        });
        assertThat(file.read()).isEmpty();

        file.renew(() -> IDLE);

        assertThat(file.read()).contains(IDLE);
    }

    private Object inode() throws Exception {
        return Files.readAttributes(folder.resolve("status.json"), BasicFileAttributes.class).fileKey();
    }

    private static StatusFile.Status status(long depth) {
        return new StatusFile.Status("connected", List.of(), List.of(), depth, "0.18.0");
    }
}
