package io.resticmanager.gateway.user;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** A password as it is stored: Argon2id in the PHC string format, which carries its own parameters and salt. */
record PasswordHash(String phc) {

    /** 19 MiB, two passes, one lane: OWASP's recommendation. */
    static final Cost COST = new Cost(19 * 1024, 2, 1);

    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_LENGTH = 16;
    private static final int LENGTH = 32;

    /** Memory in KiB. */
    record Cost(int memoryKib, int passes, int lanes) {}

    static PasswordHash of(Password password) {
        var salt = random(SALT_LENGTH);
        return written(salt, argon2id(password, salt, COST, LENGTH));
    }

    /** What no password matches, and which takes as long to find out as with any other: by chance, and without any work. */
    static PasswordHash ofNobody() {
        return written(random(SALT_LENGTH), random(LENGTH));
    }

    private static PasswordHash written(byte[] salt, byte[] hash) {
        var base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash("$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(COST.memoryKib, COST.passes, COST.lanes,
                base64.encodeToString(salt), base64.encodeToString(hash)));
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    boolean matches(Password password) {
        var parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalStateException("a stored password hash is not in the PHC format of argon2id");
        }
        var cost = new Cost(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)));
        var expected = Base64.getDecoder().decode(parts.group(5));
        var salt = Base64.getDecoder().decode(parts.group(4));
        return MessageDigest.isEqual(expected, argon2id(password, salt, cost, expected.length));
    }

    private static byte[] argon2id(Password password, byte[] salt, Cost cost, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib)
                .withIterations(cost.passes)
                .withParallelism(cost.lanes)
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        generator.generateBytes(password.text().getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
