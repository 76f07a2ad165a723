package io.resticmanager.hub;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.resticmanager.platform.service.ServiceDefaults;

/** The hub's settings as they are without anybody setting them. */
@ContextConfigurer
public final class HubDefaults implements ApplicationContextConfigurer {

    @Override
    public void configure(ApplicationContextBuilder builder) {
        ServiceDefaults.of("hub")
                .set("micronaut.server.host", "${rm.bind:127.0.0.1}")
                .set("micronaut.server.port", "${rm.port:8080}")
                .set("micronaut.server.max-request-size", "1MB")
                .set("micronaut.server.multipart.enabled", false)
                .addTo(builder);
    }
}
