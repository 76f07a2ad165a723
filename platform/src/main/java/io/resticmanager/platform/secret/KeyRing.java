package io.resticmanager.platform.secret;

import java.security.GeneralSecurityException;
import java.util.stream.IntStream;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

/** Keys that open, one of which seals: the primary. */
record KeyRing(KeysetHandle keys, Aead aead) {

    static KeyRing of(KeysetHandle keys) throws GeneralSecurityException {
        return new KeyRing(keys, keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
    }

    static KeyRing fresh() throws GeneralSecurityException {
        return of(withFresh(KeysetHandle.newBuilder()));
    }

    int primary() {
        return keys.getPrimary().getId();
    }

    boolean holds(int id) {
        return IntStream.range(0, keys.size()).anyMatch(i -> keys.getAt(i).getId() == id);
    }

    /** The same keys and a new one, which seals from now on. */
    KeyRing withFreshPrimary() throws GeneralSecurityException {
        return of(withFresh(KeysetHandle.newBuilder(keys)));
    }

    private static KeysetHandle withFresh(KeysetHandle.Builder keys) throws GeneralSecurityException {
        return keys.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId().makePrimary()).build();
    }

    /** The same keys and the other's primary as the primary. */
    KeyRing withPrimaryOf(KeyRing other) throws GeneralSecurityException {
        return of(KeysetHandle.newBuilder(keys).addEntry(
                KeysetHandle.importKey(other.keys().getPrimary().getKey()).withFixedId(other.primary()).makePrimary())
                .build());
    }

    KeyRing primaryAlone() throws GeneralSecurityException {
        var rest = KeysetHandle.newBuilder(keys);
        for (var i = keys.size() - 1; i >= 0; i--) {
            if (!keys.getAt(i).isPrimary()) {
                rest.deleteAt(i);
            }
        }
        return of(rest.build());
    }
}
