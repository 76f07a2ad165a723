package io.resticmanager.hub.http;

import java.net.URI;
import java.util.Objects;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;

/** Where agents reach this hub: as configured, or else as the endpoint that asks has reached it. */
@Singleton
public final class PublicAddress {

    private final HubAddressSettings settings;

    private final ClientAddresses addresses;

    PublicAddress(HubAddressSettings settings, ClientAddresses addresses) {
        this.settings = settings;
        this.addresses = addresses;
    }

    /** The WebSocket's address, {@code ws} or {@code wss}. */
    public String agentSocket(HttpRequest<?> request) {
        var configured = settings.agentUrl() == null ? settings.baseUrl() : settings.agentUrl();
        return socket(configured == null ? asked(request) : configured);
    }

    static String socket(URI base) {
        var text = base.toString();
        var trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return "ws" + trimmed.substring("http".length()) + "/agent/ws";
    }

    private URI asked(HttpRequest<?> request) {
        var host = Objects.requireNonNullElseGet(request.getHeaders().get("Host"),
                () -> request.getServerAddress().getHostString() + ":" + request.getServerAddress().getPort());
        return URI.create((addresses.https(request) ? "https://" : "http://") + host);
    }
}
