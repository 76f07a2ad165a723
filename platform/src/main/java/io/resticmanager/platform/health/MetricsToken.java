package io.resticmanager.platform.health;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.context.annotation.Value;
import org.jspecify.annotations.Nullable;

/**
 * What somebody on another machine has to show who wants figures: {@code rm.metrics-token} (RM_METRICS_TOKEN), or the first line
 * of the file that {@code rm.metrics-token-file} (RM_METRICS_TOKEN_FILE) names.
 */
@Singleton
final class MetricsToken {

    /** Shorter ones can be guessed. */
    static final int SHORTEST = 16;

    private final Optional<byte[]> token;

    MetricsToken(@Nullable @Value("${rm.metrics-token:}") String token,
            @Nullable @Value("${rm.metrics-token-file:}") String file) {
        this.token = said(token).or(() -> said(file).map(MetricsToken::read)).map(MetricsToken::checked);
    }

    /** Whether this is the token; nothing is while none is set. */
    boolean is(String shown) {
        return token.filter(it -> MessageDigest.isEqual(it, shown.getBytes(StandardCharsets.UTF_8))).isPresent();
    }

    private static Optional<String> said(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(it -> !it.isEmpty());
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new MetricsTokenUnusable("RM_METRICS_TOKEN_FILE names %s, which can not be read (%s)."
                    .formatted(file, e), e);
        }
    }

    private static byte[] checked(String token) {
        if (token.length() < SHORTEST) {
            throw new MetricsTokenUnusable(
                    "The token for metrics has %d signs: give RM_METRICS_TOKEN, or its file, at least %d."
                            .formatted(token.length(), SHORTEST),
                    null);
        }
        return token.getBytes(StandardCharsets.UTF_8);
    }
}
