package io.resticmanager.platform.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
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

    private final Path file;
    private final KeysetHandle key;
    private final Aead aead;

    @Inject
    SecretBox(DataDir data, @Nullable @Value("${rm.secret-key-file:}") String file) {
        this(file == null || file.isBlank() ? data.resolve("secret.key") : Path.of(file));
    }

    /** @throws SecretKeyUnusable when the key file exists and can not be read */
    SecretBox(Path file) {
        this.file = file;
        this.key = SecretKeyFile.readOrMint(file);
        try {
            this.aead = key.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new SecretKeyUnusable("The key file %s holds no key for encryption.".formatted(file), e);
        }
    }

    /** @param row which row and column it is for, as in {@code repository/01J…/password} */
    public String seal(String secret, String row) {
        try {
            var bytes = aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), row.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret can not be encrypted", e);
        }
    }

    /** @throws SecretKeyUnusable when it was sealed with another key, or for another row */
    public String open(String sealed, String row) {
        var bytes = bytes(sealed, row);
        try {
            return new String(aead.decrypt(bytes, row.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
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

    private String why(byte[] sealed, String row) {
        if (sealed.length < PREFIX || sealed[0] != 1) {
            return NOT_OURS.formatted(row);
        }
        var id = ByteBuffer.wrap(sealed, 1, PREFIX - 1).getInt();
        if (!holds(id)) {
            return "The secret of %s was sealed with the key %08x, which %s does not hold. Put the right key file back."
                    .formatted(row, id, file);
        }
        return "The secret of %s does not belong to that row: it was changed or moved.".formatted(row);
    }

    private boolean holds(int id) {
        for (var i = 0; i < key.size(); i++) {
            if (key.getAt(i).getId() == id) {
                return true;
            }
        }
        return false;
    }
}
