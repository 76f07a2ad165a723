package io.resticmanager.platform.secret;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import io.resticmanager.platform.settings.OwnerOnly;

/** The keys on disk: a Tink keyset as JSON, mode 0600, made at the first start. */
record SecretKeyFile(Path path) {

    /** @throws SecretKeyUnusable when it exists and can not be read, or can not be made */
    KeyRing readOrMint() {
        return usable(() -> {
            if (Files.exists(path)) {
                return KeyRing.of(TinkJsonProtoKeysetFormat.parseKeyset(text(), InsecureSecretKeyAccess.get()));
            }
            var fresh = KeyRing.fresh();
            store(fresh);
            return fresh;
        });
    }

    /** In the place of what is there, whole or not at all, and on disk when it returns. A link to the file stays one. */
    void write(KeyRing ring) {
        usable(() -> {
            store(ring);
            return ring;
        });
    }

    /** Whether it lies in that directory, where only one process may be at a time, links followed. */
    boolean isIn(Path directory) {
        try {
            return path.toRealPath().startsWith(directory.toRealPath());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void store(KeyRing ring) throws IOException, GeneralSecurityException {
        var json = TinkJsonProtoKeysetFormat.serializeKeyset(ring.keys(), InsecureSecretKeyAccess.get());
        OwnerOnly.write(Files.exists(path) ? path.toRealPath() : path, json.getBytes(StandardCharsets.UTF_8));
    }

    private String text() throws IOException, GeneralSecurityException {
        try {
            return Files.readString(path);
        } catch (CharacterCodingException e) {
            throw new GeneralSecurityException("it is damaged; put a copy of it back", e);
        }
    }

    private interface Use {

        KeyRing of() throws IOException, GeneralSecurityException;
    }

    private KeyRing usable(Use use) {
        try {
            AeadConfig.register();
            return use.of();
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private SecretKeyUnusable unusable(Exception e) {
        return new SecretKeyUnusable("The key file %s can not be used: %s".formatted(path, e.getMessage()), e);
    }
}
