package io.resticmanager.gateway.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

final class InstallLinesTest {

    private static final String KEY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void aSignedCertificateNeedsNoPin() {
        var lines = InstallLines.of("https://backup.example", "secret", Optional.empty());

        assertThat(lines.linux()).isEqualTo("curl -fsSL https://backup.example/install/install.sh | bash -s -- "
                + "--server https://backup.example --token secret");
        assertThat(lines.windows()).isEqualTo("& ([scriptblock]::Create((Invoke-RestMethod "
                + "'https://backup.example/install/install.ps1'))) -Server 'https://backup.example' -Token 'secret'");
        assertThat(lines.enroll())
                .isEqualTo("restic-manager-agent enroll --server https://backup.example --token secret");
    }

    @Test
    void aSelfSignedOneIsPinnedByItsKeyBeforeTheScriptIsEvenTaken() {
        var lines = InstallLines.of("https://10.0.0.5:8443", "secret", Optional.of(KEY));

        assertThat(lines.linux()).isEqualTo("curl -fsS --insecure --pinnedpubkey "
                + "sha256//47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU= https://10.0.0.5:8443/install/install.sh "
                + "| bash -s -- --server https://10.0.0.5:8443 --token secret --pin sha256:" + KEY);
        assertThat(lines.windows()).contains("--pinnedpubkey sha256//47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                "-Pin sha256:" + KEY);
        assertThat(lines.enroll()).endsWith("--pin sha256:" + KEY);
    }

    @Test
    void neverPrintsTheToken() {
        assertThat(InstallLines.of("https://backup.example", "secret", Optional.empty()).toString())
                .doesNotContain("secret");
    }
}
