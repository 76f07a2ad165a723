package io.resticmanager.gateway;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.resticmanager.platform.service.ServiceDefaults;

/** The settings that gateway-ui brings along, alone as in the single JVM. */
@ContextConfigurer
public final class GatewayDefaults implements ApplicationContextConfigurer {

    @Override
    public void configure(ApplicationContextBuilder builder) {
        ServiceDefaults.of("gateway")
                .set("micronaut.server.host", "${rm.bind:127.0.0.1}")
                .set("micronaut.server.port", "${rm.port:8080}")
                .set("micronaut.server.max-request-size", "1MB")
                // So that what is too long for a field is told at the field.
                .set("micronaut.server.netty.max-initial-line-length", 16_384)
                .set("micronaut.server.multipart.enabled", false)
                .set("micronaut.server.thread-selection", "BLOCKING")
                .set("micronaut.serde.maximum-nesting-depth", 32)
                .set("micronaut.router.static-resources.static.paths", "classpath:static")
                .set("micronaut.router.static-resources.static.mapping", "/static/**")
                .set("micronaut.router.static-resources.webjars.paths", "classpath:META-INF/resources/webjars")
                .set("micronaut.router.static-resources.webjars.mapping", "/webjars/**")
                // Sessions are ours; nobody has a token to ask about.
                .set("micronaut.security.endpoints.introspection.enabled", false)
                // An address that does not exist is 404 for everybody; which exist is no
                // secret.
                .set("micronaut.security.reject-not-found", false)
                // Refuses foreign origins on loopback without a word; ours refuses them
                // everywhere, and says so.
                .set("micronaut.server.cors.localhost-pass-through", true)
                // Ours asks for the token whatever the content type is.
                .set("micronaut.security.csrf.filter.enabled", false)
                .addTo(builder);
    }
}
