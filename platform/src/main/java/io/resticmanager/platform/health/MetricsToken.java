package io.resticmanager.platform.health;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.context.annotation.Value;
import org.jspecify.annotations.Nullable;

/** What somebody on another machine has to show who wants figures: {@code rm.metrics-token} (RM_METRICS_TOKEN). */
@Singleton
final class MetricsToken {

    /** Shorter ones can be guessed. */
    static final int SHORTEST = 16;

    private final Optional<byte[]> token;

    /** @throws MetricsTokenUnusable when it is shorter than {@link #SHORTEST} */
    MetricsToken(@Nullable @Value("${rm.metrics-token:}") String token) {
        this.token = Optional.ofNullable(token).map(String::strip).filter(it -> !it.isEmpty())
                .map(MetricsToken::checked);
    }

    /** Whether this is the token; nothing is while none is set. */
    boolean is(String shown) {
        return token.filter(it -> MessageDigest.isEqual(it, shown.getBytes(StandardCharsets.UTF_8))).isPresent();
    }

    private static byte[] checked(String token) {
        if (token.length() < SHORTEST) {
            throw new MetricsTokenUnusable(token.length(), SHORTEST);
        }
        return token.getBytes(StandardCharsets.UTF_8);
    }
}
