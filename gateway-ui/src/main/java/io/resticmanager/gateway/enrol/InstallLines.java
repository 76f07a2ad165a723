package io.resticmanager.gateway.enrol;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import io.resticmanager.contracts.json.Wire;

/** One line to type as root on Linux, one in an administrator's PowerShell on Windows. Both hold the token. */
@Wire
public record InstallLines(String linux, String windows) {

    /**
     * With a pin, the SHA-256 of the server's public key in hex, not even the script is taken from anybody else: curl
     * compares the key itself, as the certificate is one that nobody has signed.
     */
    static InstallLines of(String server, String token, Optional<String> pin) {
        return pin.map(hex -> pinned(server, token, hex)).orElseGet(() -> new InstallLines(
                "curl -fsSL %s | bash -s -- --server %s --token %s".formatted(
                        Shell.quoted(server + "/install/install.sh"), Shell.quoted(server), Shell.quoted(token)),
                "& ([scriptblock]::Create((Invoke-RestMethod %s))) -Server %s -Token %s".formatted(
                        PowerShell.quoted(server + "/install/install.ps1"), PowerShell.quoted(server),
                        PowerShell.quoted(token))));
    }

    private static InstallLines pinned(String server, String token, String hex) {
        var key = "sha256//" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
        return new InstallLines(
                "curl -fsS --insecure --pinnedpubkey %s %s | bash -s -- --server %s --token %s --pin sha256:%s"
                        .formatted(
                                Shell.quoted(key), Shell.quoted(server + "/install/install.sh"), Shell.quoted(server),
                                Shell.quoted(token), hex),
                "& ([scriptblock]::Create((curl.exe -fsS --insecure --pinnedpubkey %s %s | Out-String))) -Server %s -Token %s -Pin sha256:%s"
                        .formatted(PowerShell.quoted(key), PowerShell.quoted(server + "/install/install.ps1"),
                                PowerShell.quoted(server), PowerShell.quoted(token), hex));
    }

    @Override
    public String toString() {
        return "InstallLines[…]";
    }
}
