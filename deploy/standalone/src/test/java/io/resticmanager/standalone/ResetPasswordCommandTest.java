package io.resticmanager.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import io.resticmanager.gateway.invitation.ResetErrand;
import io.resticmanager.platform.secret.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetPasswordCommandTest {

    @TempDir
    private Path temporary;

    private final StringWriter said = new StringWriter();

    @Test
    void aFolderWithoutDataIsRefusedAndLeftAsItIs() {
        assertThat(reset()).isEqualTo(5);
        assertThat(said.toString()).contains("there is no restic-manager data in " + temporary);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void whileNothingRunsTheRequestWaitsAndHoldsNoLink() throws IOException {
        Files.createFile(temporary.resolve("lock"));

        assertThat(reset()).isZero();

        var request = ResetErrand.in(temporary).asked().orElseThrow();
        var token = said.toString().replaceFirst("(?s).*token=(\\S+).*", "$1");
        assertThat(said.toString()).contains("does not run", "its address and /invitation?token=");
        assertThat(request.user()).isEqualTo("alice");
        assertThat(request.tokenHash()).isEqualTo(Tokens.hash(token));
        assertThat(temporary.resolve("reset-password.request")).content().doesNotContain(token);
    }

    @Test
    void nobodyIsWaitedForWhoseProcessIsGone() throws IOException {
        Files.createFile(temporary.resolve("lock"));
        var answer = ResetPasswordCommand.waiting(ResetErrand.in(temporary));

        assertThatThrownBy(() -> answer.await("01JTCW3V5D3XQ0P1T6C2B6E7F8"))
                .isInstanceOf(CannotStart.class).hasMessageContaining("ask again");
    }

    private int reset() {
        return Main.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said))
                .execute("reset-password", "alice", "--data-dir", temporary.toString());
    }
}
