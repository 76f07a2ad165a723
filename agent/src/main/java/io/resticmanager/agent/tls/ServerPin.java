package io.resticmanager.agent.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** The SHA-256 of a server's public key (its SPKI), written {@code sha256:HEX}; it survives a renewed certificate. */
public record ServerPin(String hex) {

    private static final Pattern FORM = Pattern.compile("sha256:([0-9a-f]{64})");

    /** @throws IllegalArgumentException with a message for the person who typed it; colons within the hash are allowed */
    public static ServerPin parse(String text) {
        var lower = text.strip().toLowerCase(Locale.ROOT);
        var compact = lower.startsWith("sha256:") ? "sha256:" + lower.substring(7).replace(":", "") : lower;
        var match = FORM.matcher(compact);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "a pin is sha256: and 64 hexadecimal digits, as the Add host page shows it");
        }
        return new ServerPin(match.group(1));
    }

    static ServerPin of(X509Certificate certificate) {
        return new ServerPin(HexFormat.of().formatHex(sha256(certificate.getPublicKey().getEncoded())));
    }

    boolean matches(X509Certificate certificate) {
        return Arrays.equals(HexFormat.of().parseHex(hex), sha256(certificate.getPublicKey().getEncoded()));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "sha256:" + hex;
    }
}
