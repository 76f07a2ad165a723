package io.resticmanager.platform.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micronaut.context.annotation.Value;
import io.resticmanager.platform.settings.DataDir;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts secrets for the database with AES-256-GCM. Each is bound to the row it belongs to, so that a swapped row does not
 * open. The key is in {@code <data-dir>/secret.key} or where RM_SECRET_KEY_FILE says; without it the secrets are lost.
 */
@Singleton
public final class SecretBox {

    // Tink writes 1 and the key's id before what it encrypts, see
    // https://developers.google.com/tink/wire-format
    private static final int PREFIX = 5;
    private static final String NOT_OURS = "The secret of %s is not one that was sealed here.";

    private final SecretKeyFile file;
    // What the file holds, and what opens: retired keys still do until this
    // process ends, for a row that was read before it was sealed anew.
    private KeyRing filed;
    private volatile KeyRing ring;

    @Inject
    SecretBox(DataDir data, @Nullable @Value("${rm.secret-key-file:}") String file) {
        this(file == null || file.isBlank() ? data.resolve("secret.key") : Path.of(file));
    }

    /** @throws SecretKeyUnusable when the key file exists and can not be read */
    SecretBox(Path file) {
        this.file = new SecretKeyFile(file);
        this.filed = this.file.readOrMint();
        this.ring = filed;
    }

    /**
     * Call it in the write transaction that stores the result: a rotation waits for those that run, and for nothing else,
     * before it gives the earlier key up.
     *
     * @param row which row and column it is for, as in {@code repository/01J…/password}
     */
    public String seal(String secret, String row) {
        try {
            var bytes = ring.aead().encrypt(secret.getBytes(StandardCharsets.UTF_8),
                    row.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret can not be encrypted", e);
        }
    }

    /** @throws SecretKeyUnusable when it was sealed with another key, or for another row */
    public String open(String sealed, String row) {
        var bytes = bytes(sealed, row);
        try {
            return new String(ring.aead().decrypt(bytes, row.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new SecretKeyUnusable(why(bytes, row), e);
        }
    }

    private static byte[] bytes(String sealed, String row) {
        try {
            return Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            throw new SecretKeyUnusable(NOT_OURS.formatted(row), e);
        }
    }

    /** Whether it was sealed with the key that seals now. */
    boolean isCurrent(String sealed) {
        return keyOf(sealed).equals(Optional.of(ring.primary()));
    }

    /** Whether it names a key that is held, which may be the only one that opens it. */
    boolean needsOurKey(String sealed) {
        return keyOf(sealed).filter(ring::holds).isPresent();
    }

    synchronized boolean isIn(Path directory) {
        mustBeAsLeft();
        return file.isIn(directory);
    }

    Path path() {
        return file.path();
    }

    /** A new key seals from now on; the file has it before anything is sealed with it. */
    synchronized void addKey() {
        mustBeAsLeft();
        var fresh = changed(filed, KeyRing::withFreshPrimary);
        file.write(fresh);
        filed = fresh;
        ring = changed(ring, old -> old.withPrimaryOf(fresh));
    }

    /** The file keeps the key that seals, and no other. */
    synchronized void dropOthers() {
        mustBeAsLeft();
        var alone = changed(filed, KeyRing::primaryAlone);
        file.write(alone);
        filed = alone;
    }

    private void mustBeAsLeft() {
        if (!Files.exists(file.path()) || !file.readOrMint().keys().equalsKeyset(filed.keys())) {
            throw new SecretKeyUnusable(
                    "The key file %s was changed by somebody else since the start. ".formatted(path())
                            + "Put it right and start restic-manager again.",
                    null);
        }
    }

    private interface Change {

        KeyRing of(KeyRing ring) throws GeneralSecurityException;
    }

    private static KeyRing changed(KeyRing ring, Change change) {
        try {
            return change.of(ring);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keys can not be changed", e);
        }
    }

    private static Optional<Integer> keyOf(String sealed) {
        try {
            return keyOf(Base64.getUrlDecoder().decode(sealed));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> keyOf(byte[] sealed) {
        return sealed.length < PREFIX || sealed[0] != 1
                ? Optional.empty()
                : Optional.of(ByteBuffer.wrap(sealed, 1, PREFIX - 1).getInt());
    }

    private String why(byte[] sealed, String row) {
        var id = keyOf(sealed);
        if (id.isEmpty()) {
            return NOT_OURS.formatted(row);
        }
        if (!ring.holds(id.get())) {
            return "The secret of %s was sealed with the key %08x, which %s does not hold. Put the right key file back."
                    .formatted(row, id.get(), path());
        }
        return "The secret of %s does not belong to that row: it was changed or moved.".formatted(row);
    }
}
