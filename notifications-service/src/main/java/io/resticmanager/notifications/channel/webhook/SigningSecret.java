package io.resticmanager.notifications.channel.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.resticmanager.notifications.channel.text.Secret;

/** A symmetric key of the Standard Webhooks specification: {@code whsec_} and Base64 of 24 to 64 bytes. */
record SigningSecret(Secret encoded) {

    private static final String PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";

    static Optional<SigningSecret> of(String text) {
        var encoded = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        return key(encoded).filter(key -> key.length >= 24 && key.length <= 64)
                .map(_ -> new SigningSecret(new Secret(encoded)));
    }

    /** As the header {@code webhook-signature} has it. */
    String sign(String id, long timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key(encoded.value()).orElseThrow(), HMAC));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    private static Optional<byte[]> key(String encoded) {
        try {
            return Optional.of(Base64.getDecoder().decode(encoded));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
