package io.resticmanager.gateway.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InstallLinesTest {

    private static final String KEY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final List<String> ALL = List.of("linux/amd64", "windows/amd64");

    @Test
    void aSignedCertificateNeedsNoPin() {
        var lines = InstallLines.of("https://backup.example", "secret", Optional.empty(), ALL);

        assertThat(lines.linux()).isEqualTo("script=$(curl -fsSL "
                + "https://backup.example/install/install.sh) "
                + "&& bash -c \"$script\" install.sh --server https://backup.example --token secret");
        assertThat(lines.windows()).isEqualTo("& ([scriptblock]::Create((Invoke-RestMethod "
                + "'https://backup.example/install/install.ps1'))) -Server 'https://backup.example' -Token 'secret'");
        assertThat(lines.enroll())
                .isEqualTo("restic-manager-agent enroll --server https://backup.example --token secret");
    }

    @Test
    void aSelfSignedOneIsPinnedByItsKeyBeforeTheScriptIsEvenTaken() {
        var lines = InstallLines.of("https://10.0.0.5:8443", "secret", Optional.of(KEY), ALL);

        assertThat(lines.linux()).isEqualTo("script=$(curl -fsS --insecure --pinnedpubkey "
                + "sha256//47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU= https://10.0.0.5:8443/install/install.sh) "
                + "&& bash -c \"$script\" install.sh --server https://10.0.0.5:8443 --token secret --pin sha256:"
                + KEY);
        assertThat(lines.windows()).contains("--pinnedpubkey sha256//47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                "-Pin sha256:" + KEY);
        assertThat(lines.enroll()).endsWith("--pin sha256:" + KEY);
    }

    @Test
    void aPinIsLeftOutWhereNoKeyIsShown() {
        var lines = InstallLines.of("http://backup.example", "secret", Optional.of(KEY), ALL);

        assertThat(lines.enroll())
                .isEqualTo("restic-manager-agent enroll --server http://backup.example --token secret");
        assertThat(lines.linux() + lines.windows()).doesNotContain("pin").doesNotContain("insecure");
    }

    @Test
    void neverPrintsTheToken() {
        assertThat(InstallLines.of("https://backup.example", "secret", Optional.empty(), ALL).toString())
                .doesNotContain("secret");
    }

    @Test
    void aSystemWithoutAPackageHasNoLineAndTheSourceTreeAlwaysHasOne() {
        var none = InstallLines.of("https://backup.example", "secret", Optional.empty(), List.of());
        var linux = InstallLines.of("https://backup.example", "secret", Optional.empty(), List.of("linux/arm64"));

        assertThat(none.linux()).isNull();
        assertThat(none.windows()).isNull();
        assertThat(none.source()).isEqualTo("./restic-manager agent enroll --server https://backup.example "
                + "--token secret && ./restic-manager agent run");
        assertThat(linux.linux()).contains("/install/install.sh");
        assertThat(linux.windows()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "sh"})
    void theLineFailsWhenThereIsNoScriptToRun(String shell) throws Exception {
        var line = InstallLines.of("http://127.0.0.1:1", "secret", Optional.empty(), ALL).linux();

        var process = new ProcessBuilder(shell, "-c", line).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isNotZero();
        assertThat(said).contains("curl: (7)");
    }

    // The script can not be run here; that it knows each option, and asks the hub
    // for
    // what the hub serves, can be seen.
    @Test
    void theScriptForWindowsTakesWhatTheLineGivesIt() throws Exception {
        var script = Files.readString(Path.of("../deploy/install/install.ps1"), StandardCharsets.US_ASCII);
        var taken = names("\\[(?:string|switch)\\] \\$(\\w+)",
                script.substring(script.indexOf("param("), script.indexOf("\n)\n")));

        var line = InstallLines.of("https://10.0.0.5:8443", "secret", Optional.of(KEY), ALL).windows();

        assertThat(names(" -([A-Z]\\w+)", line.substring(line.indexOf("))) "))))
                .containsExactly("Server", "Token", "Pin").allSatisfy(given -> assertThat(taken).contains(given));
        assertThat("sha256:" + KEY).matches(names("-notmatch '(\\^sha256:[^']*)'", script).getFirst());
        assertThat(script).contains("'/install/agent/windows/amd64'", "'/install/agent/windows/amd64.sha256'");
    }

    private static List<String> names(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
    }
}
