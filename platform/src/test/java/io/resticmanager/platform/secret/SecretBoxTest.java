package io.resticmanager.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {

    @TempDir
    private Path temporary;

    @Test
    void theKeyOutlivesTheProcess() {
        var sealed = box("secret.key").seal("correct horse", "repository/1/password");

        assertThat(sealed).doesNotContain("correct");
        assertThat(box("secret.key").open(sealed, "repository/1/password")).isEqualTo("correct horse");
    }

    @Test
    void theSameSecretLooksDifferentEachTime() {
        var box = box("secret.key");

        assertThat(box.seal("same", "row")).isNotEqualTo(box.seal("same", "row"));
    }

    @Test
    void swappedRowsDoNotOpen() {
        var box = box("secret.key");
        var sealed = box.seal("one", "repository/1/password");

        assertThatThrownBy(() -> box.open(sealed, "repository/2/password"))
                .isInstanceOf(SecretKeyUnusable.class).hasMessageContaining("changed or moved");
    }

    @Test
    void whatIsNoSealedSecretIsSaidToBeNone() {
        var box = box("secret.key");

        for (var damaged : List.of("no longer sealed", "", "AQ")) {
            assertThatThrownBy(() -> box.open(damaged, "row")).isInstanceOf(SecretKeyUnusable.class)
                    .hasMessage("The secret of row is not one that was sealed here.");
        }
    }

    @Test
    void aKeyThatDoesNotFitIsNamed() {
        var sealed = box("secret.key").seal("one", "row");

        assertThatThrownBy(() -> box("other.key").open(sealed, "row"))
                .isInstanceOf(SecretKeyUnusable.class)
                .hasMessageContaining("other.key").hasMessageContaining("Put the right key file back");
    }

    @Test
    void theKeyFileIsReadableByItsOwnerAlone() throws IOException {
        box("secret.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve("secret.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aDamagedKeyFileIsExplainedAndKept() throws IOException {
        Files.writeString(temporary.resolve("secret.key"), "half a key");

        assertThatThrownBy(() -> box("secret.key")).isInstanceOf(SecretKeyUnusable.class)
                .hasMessageContaining("secret.key");
        assertThat(temporary.resolve("secret.key")).hasContent("half a key");
    }

    private SecretBox box(String file) {
        return new SecretBox(temporary.resolve(file));
    }
}
