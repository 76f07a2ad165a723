package io.resticmanager.gateway.enrol;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import io.resticmanager.contracts.json.Wire;

/**
 * One line to type as root on Linux, one in an administrator's PowerShell on Windows, and one for an agent that is installed
 * already. All hold the token.
 */
@Wire
public record InstallLines(String linux, String windows, String enroll) {

    /**
     * With a pin, the SHA-256 of the server's public key in hex, not even the script is taken from anybody else: curl
     * compares the key itself, as the certificate is one that nobody has signed.
     */
    static InstallLines of(String server, String token, Optional<String> pin) {
        var options = "--server %s --token %s%s".formatted(Shell.quoted(server), Shell.quoted(token),
                pin.map(hex -> " --pin sha256:" + hex).orElse(""));
        var parameters = "-Server %s -Token %s%s".formatted(PowerShell.quoted(server), PowerShell.quoted(token),
                pin.map(hex -> " -Pin sha256:" + hex).orElse(""));
        return new InstallLines(
                "curl %s %s | bash -s -- %s".formatted(pin.map(InstallLines::pinned).orElse("-fsSL"),
                        Shell.quoted(server + "/install/install.sh"), options),
                "& ([scriptblock]::Create((%s))) %s".formatted(script(server, pin), parameters),
                "restic-manager-agent enroll " + options);
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
