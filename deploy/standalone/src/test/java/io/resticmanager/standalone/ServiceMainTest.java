package io.resticmanager.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import io.resticmanager.gateway.invitation.ResetErrand;
import io.resticmanager.platform.secret.RotationErrand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceMainTest {

    @TempDir
    private Path data;

    private final StringWriter said = new StringWriter();

    @Test
    void whatIsAskedIsWrittenForTheServiceOfThisDirectory() throws IOException {
        Files.createFile(data.resolve("lock"));

        assertThat(ask("rotate-keys", "--data-dir", data.toString())).isZero();
        assertThat(ask("reset-password", "alice", "--data-dir", data.toString())).isZero();

        assertThat(RotationErrand.in(data).asked()).isPresent();
        assertThat(ResetErrand.in(data).asked()).get().extracting(ResetErrand.Request::user).isEqualTo("alice");
    }

    @Test
    void aWrongWordIsRefusedAndTheRightOnesAreNamed() {
        assertThat(ask("backup-state")).isEqualTo(2);
        assertThat(said.toString()).contains("backup-state", "rotate-keys, reset-password USER");
        assertThat(ask("")).isEqualTo(2);
    }

    private int ask(String... words) {
        return ServiceMain.commandLine(words[0]).setOut(new PrintWriter(said)).setErr(new PrintWriter(said))
                .execute(words);
    }
}
