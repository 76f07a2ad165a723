package io.resticmanager.hub.http;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.resticmanager.platform.settings.SettingUnusable;
import org.jspecify.annotations.Nullable;

/**
 * How the hub is reached from outside.
 *
 * @param baseUrl RM_BASE_URL, the public address of the whole
 * @param agentUrl RM_AGENT_URL, where agents reach the hub when that is elsewhere
 * @param trustedProxies RM_TRUSTED_PROXIES, ranges of addresses whose X-Forwarded-For counts
 */
@ConfigurationProperties("rm")
record HubAddressSettings(@Nullable URI baseUrl, @Nullable URI agentUrl,
        @Bindable(defaultValue = "") List<String> trustedProxies) {

    HubAddressSettings {
        Stream.of(baseUrl, agentUrl).forEach(HubAddressSettings::mustBeHttp);
    }

    private static void mustBeHttp(@Nullable URI url) {
        if (url != null && !(url.toString().startsWith("http://") || url.toString().startsWith("https://"))) {
            throw new SettingUnusable(
                    "RM_BASE_URL and RM_AGENT_URL begin with http:// or https://, not as in '%s'"
                            .formatted(url));
        }
    }
}
