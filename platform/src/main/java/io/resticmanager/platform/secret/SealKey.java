package io.resticmanager.platform.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import io.resticmanager.contracts.rpc.PublicKey;
import io.resticmanager.contracts.rpc.Sealed;

/** A key pair for secrets on their way: whoever has the public half can seal, whoever holds this can open. HPKE, RFC 9180. */
public final class SealKey {

    private static final HpkeParameters ALGORITHM = parameters();

    private final KeysetHandle pair;

    private SealKey(KeysetHandle pair) {
        this.pair = pair;
    }

    /** A fresh pair; it lives in memory only. */
    public static SealKey mint() {
        try {
            return new SealKey(KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.generateEntryFromParameters(ALGORITHM).withRandomId().makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key pair can be made", e);
        }
    }

    public PublicKey publicKey() {
        try {
            var bytes = TinkProtoKeysetFormat.serializeKeysetWithoutSecret(pair.getPublicKeysetHandle());
            return new PublicKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no public key can be told", e);
        }
    }

    /** @throws SealBroken when it was sealed to another key, or for another subject or request */
    public String open(Sealed sealed, String subject, String requestId) {
        try {
            var clear = pair.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
                    .decrypt(Base64.getUrlDecoder().decode(sealed.sealed()), bound(subject, requestId));
            return new String(clear, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealBroken(e);
        }
    }

    /** @throws SealBroken when {@code reader} is not a key */
    public static Sealed seal(String secret, PublicKey reader, String subject, String requestId) {
        try {
            var key = TinkProtoKeysetFormat.parseKeysetWithoutSecret(Base64.getUrlDecoder().decode(reader.key()));
            var bytes = key.getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
                    .encrypt(secret.getBytes(StandardCharsets.UTF_8), bound(subject, requestId));
            return new Sealed(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealBroken(e);
        }
    }

    private static byte[] bound(String subject, String requestId) {
        return (subject + "\n" + requestId).getBytes(StandardCharsets.UTF_8);
    }

    private static HpkeParameters parameters() {
        try {
            HybridConfig.register();
            return HpkeParameters.builder()
                    .setVariant(HpkeParameters.Variant.TINK)
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
