package io.resticmanager.platform.secret;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.resticmanager.platform.settings.OwnerOnly;

/** The key on disk: a Tink keyset as JSON, mode 0600, made at the first start. */
final class SecretKeyFile {

    private SecretKeyFile() {}

    static KeysetHandle readOrMint(Path file) {
        try {
            AeadConfig.register();
            return Files.exists(file) ? read(file) : mint(file);
        } catch (IOException | GeneralSecurityException e) {
            throw new SecretKeyUnusable("The key file %s can not be used: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static KeysetHandle read(Path file) throws IOException, GeneralSecurityException {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
        } catch (CharacterCodingException e) {
            throw new GeneralSecurityException("it is damaged; put a copy of it back", e);
        }
    }

    private static KeysetHandle mint(Path file) throws IOException, GeneralSecurityException {
        var fresh = KeysetHandle.newBuilder().addEntry(
                KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withRandomId()
                        .makePrimary())
                .build();
        var json = TinkJsonProtoKeysetFormat.serializeKeyset(fresh, InsecureSecretKeyAccess.get());
        OwnerOnly.write(file, json.getBytes(StandardCharsets.UTF_8));
        return fresh;
    }
}
