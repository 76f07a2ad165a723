package io.resticmanager.gateway.enrol;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * One line to type as root on Linux, one in an administrator's PowerShell on Windows, and one for an agent that is installed
 * already. All hold the token. A system for which the server has no package has no line.
 */
@Wire
@JsonInclude(JsonInclude.Include.ALWAYS)
public record InstallLines(@Nullable String linux, @Nullable String windows, String enroll) {

    /**
     * With a pin, the SHA-256 of the server's public key in hex, not even the script is taken from anybody else: curl
     * compares the key itself, as the certificate is one that nobody has signed.
     *
     * @param key the pin, which counts for https only
     * @param packages the systems that can be installed, such as {@code linux/amd64}
     */
    static InstallLines of(String server, String token, Optional<String> key, List<String> packages) {
        // Where no key is shown there is nothing to compare, and the agent refuses a
        // pin.
        var pin = key.filter(_ -> server.startsWith("https:"));
        var options = "--server %s --token %s%s".formatted(Shell.quoted(server), Shell.quoted(token),
                pin.map(hex -> " --pin sha256:" + hex).orElse(""));
        return new InstallLines(offers(packages, "linux/") ? linux(server, pin, options) : null,
                offers(packages, "windows/") ? windows(server, token, pin) : null,
                "restic-manager-agent enroll " + options);
    }

    /** For a machine without a package: what does the same in the source tree. */
    public String source() {
        return enroll.replaceFirst("^restic-manager-agent", "./restic-manager agent")
                + " && ./restic-manager agent run";
    }

    private static boolean offers(List<String> packages, String system) {
        return packages.stream().anyMatch(name -> name.startsWith(system));
    }

    // Not piped into bash, which would call it a success when there was nothing to
    // run.
    private static String linux(String server, Optional<String> pin, String options) {
        return "script=$(curl %s %s) && bash -c \"$script\" install.sh %s".formatted(
                pin.map(InstallLines::pinned).orElse("-fsSL"), Shell.quoted(server + "/install/install.sh"), options);
    }

    private static String windows(String server, String token, Optional<String> pin) {
        return "& ([scriptblock]::Create((%s))) -Server %s -Token %s%s".formatted(script(server, pin),
                PowerShell.quoted(server), PowerShell.quoted(token),
                pin.map(hex -> " -Pin sha256:" + hex).orElse(""));
    }

    private static String script(String server, Optional<String> pin) {
        var address = PowerShell.quoted(server + "/install/install.ps1");
        return pin.map(hex -> "curl.exe %s %s | Out-String".formatted(pinned(hex), address))
                .orElseGet(() -> "Invoke-RestMethod " + address);
    }

    private static String pinned(String hex) {
        return "-fsS --insecure --pinnedpubkey sha256//"
                + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    @Override
    public String toString() {
        return "InstallLines[…]";
    }
}
