package io.resticmanager.agent.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * The key that this machine's secrets are encrypted with (AES-256-GCM): minted at the first start, kept in a file of its
 * own, never sent anywhere. The name of what is encrypted is authenticated along, so that files can not be swapped.
 */
final class StateKey {

    private static final String FILE = "key";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    private StateKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    static StateKey of(StateDir dir) {
        var file = dir.file(FILE);
        var kept = file.read();
        if (kept.isEmpty()) {
            var fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            file.replace(fresh);
            return new StateKey(fresh);
        }
        if (kept.get().length != KEY_BYTES) {
            throw new StateFailure(file.path() + " is not a key of this agent; it has to be enrolled anew");
        }
        return new StateKey(kept.get());
    }

    byte[] seal(String name, byte[] plain) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, name, plain, 0);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    }

    /** @throws StateFailure when it was sealed under another key or name, or is damaged */
    byte[] open(String name, byte[] sealed) {
        if (sealed.length < NONCE_BYTES) {
            throw unreadable(name, null);
        }
        var nonce = ByteBuffer.wrap(sealed).slice(0, NONCE_BYTES);
        var bytes = new byte[NONCE_BYTES];
        nonce.get(bytes);
        return run(Cipher.DECRYPT_MODE, bytes, name, sealed, NONCE_BYTES);
    }

    private byte[] run(int mode, byte[] nonce, String name, byte[] input, int from) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw unreadable(name, e);
        }
    }

    private static StateFailure unreadable(String name, @Nullable Throwable cause) {
        var failure = new StateFailure(name + " in the state directory can not be decrypted with this machine's key");
        if (cause != null) {
            failure.initCause(cause);
        }
        return failure;
    }
}
