package io.resticmanager.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.platform.secret.RotationErrand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotateKeysCommandTest {

    @TempDir
    private Path temporary;

    private final StringWriter said = new StringWriter();

    @Test
    void aFolderWithoutDataIsRefusedAndLeftAsItIs() {
        assertThat(rotate()).isEqualTo(5);
        assertThat(said.toString()).contains("there is no restic-manager data in " + temporary);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void whileNothingRunsTheRequestWaitsForTheNextStart() throws IOException {
        Files.createFile(temporary.resolve("lock"));

        assertThat(rotate("--alone")).isZero();
        assertThat(said.toString()).contains("does not run").contains("as soon as it starts");
        assertThat(RotationErrand.in(temporary).asked()).get()
                .extracting(RotationErrand.Request::alone).isEqualTo(true);
    }

    private int rotate(String... more) {
        var command = Main.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        var arguments = new ArrayList<>(List.of("rotate-keys", "--data-dir", temporary.toString()));
        arguments.addAll(List.of(more));
        return command.execute(arguments.toArray(String[]::new));
    }
}
