package io.resticmanager.platform.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Random tokens of 256 bits. Only their hash is kept; they are random enough to need no slow one. */
public final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Tokens() {}

    /** 43 characters, safe in URLs and, as the first is a letter or a digit, as the value of an option. */
    public static String mint() {
        return Stream.generate(Tokens::random).filter(token -> Character.isLetterOrDigit(token.charAt(0)))
                .findFirst().orElseThrow();
    }

    private static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256 as 64 hexadecimal digits: what a database keeps and looks up by. */
    public static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whether the token is the one that was hashed; takes the same time for every wrong one. */
    public static boolean matches(String token, String hash) {
        return sameText(hash(token), hash);
    }

    /** Compares without telling by its duration where two texts differ. */
    public static boolean sameText(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
