package io.resticmanager.gateway.web;

import java.net.URI;

import jakarta.inject.Singleton;

import io.micronaut.context.BeanProvider;
import io.micronaut.runtime.server.EmbeddedServer;
import org.jspecify.annotations.Nullable;

/** The addresses that links and install lines use, without a slash at their end. */
@Singleton
public final class PublicUrl {

    private final GatewaySettings settings;
    // Asked for late: the port is known only once the server listens.
    private final BeanProvider<EmbeddedServer> server;

    PublicUrl(GatewaySettings settings, BeanProvider<EmbeddedServer> server) {
        this.settings = settings;
        this.server = server;
    }

    /** Where browsers reach this service. */
    public String base() {
        return withoutSlash(settings.baseUrl(), server.get().getURI());
    }

    /** Where agents reach the hub. */
    public String agents() {
        return withoutSlash(settings.agentUrl(), URI.create(base()));
    }

    private static String withoutSlash(@Nullable URI configured, URI fallback) {
        var text = (configured == null ? fallback : configured).toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
