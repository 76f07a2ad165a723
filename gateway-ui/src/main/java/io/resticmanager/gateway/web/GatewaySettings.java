package io.resticmanager.gateway.web;

import java.net.URI;
import java.util.List;
import java.util.Set;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.resticmanager.platform.settings.SettingUnusable;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway is reached from outside; each key is an environment variable too ({@code RM_BASE_URL} and so on).
 *
 * @param baseUrl the public address used in links; the address served unless set
 * @param agentUrl where agents reach the hub; the base address unless set
 * @param tlsPin SHA-256 of the served public key (SPKI) in hex, when the certificate is self-signed
 * @param trustedProxies ranges whose forwarded headers count
 * @param cookieSecure whether cookies are only sent over HTTPS: {@code true}, {@code false}, or {@code auto} for always but for
 *        plain HTTP on loopback
 */
@ConfigurationProperties("rm")
public record GatewaySettings(@Nullable URI baseUrl, @Nullable URI agentUrl, @Nullable String tlsPin,
        @Bindable(defaultValue = "") List<String> trustedProxies,
        @Bindable(defaultValue = "auto") String cookieSecure) {

    private static final Set<String> WORDS = Set.of("auto", "true", "false");

    public GatewaySettings {
        // As from a compose file whose variable is not set.
        tlsPin = tlsPin == null || tlsPin.isBlank() ? null : tlsPin;
        if (!WORDS.contains(cookieSecure)) {
            throw new SettingUnusable(
                    "RM_COOKIE_SECURE is auto, true or false, not '%s'".formatted(cookieSecure));
        }
    }
}
