package io.resticmanager.tests.kit;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords that are found again wherever they turn up. */
public final class Secret {

    private Secret() {}

    public static String of(String purpose) {
        var random = new byte[12];
        new SecureRandom().nextBytes(random);
        return "planted-%s-%s".formatted(purpose, HexFormat.of().formatHex(random));
    }
}
