package io.resticmanager.hub.credential;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords minted here: 24 random bytes in base64url, which need no quoting anywhere. */
public final class MintedPassword {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int BYTES = 24;

    private MintedPassword() {}

    public static String next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
