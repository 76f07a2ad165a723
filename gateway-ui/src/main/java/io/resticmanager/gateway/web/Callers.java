package io.resticmanager.gateway.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.resticmanager.platform.server.AddressRange;

/** Who is calling: the address behind trusted proxies, and whether the browser speaks HTTPS. */
@Singleton
public final class Callers {

    private final List<AddressRange> trusted;

    Callers(GatewaySettings settings) {
        trusted = AddressRange.trusted(settings.trustedProxies());
    }

    /** The client's address as text. */
    public String address(HttpRequest<?> request) {
        return peer(request).address().getHostAddress();
    }

    /** What to count attempts by: an IPv4 address, or the /64 that a single IPv6 customer gets. */
    public String network(HttpRequest<?> request) {
        return network(peer(request).address());
    }

    public boolean https(HttpRequest<?> request) {
        return peer(request).https();
    }

    static String network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        var bytes = address.getAddress();
        Arrays.fill(bytes, 8, 16, (byte) 0);
        return address(bytes).getHostAddress() + "/64";
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + bytes.length, e);
        }
    }

    private Peer peer(HttpRequest<?> request) {
        return Peer.behind(trusted, request.getRemoteAddress().getAddress(), request.isSecure(),
                request.getHeaders().getAll("X-Forwarded-For"),
                request.getHeaders().get("X-Forwarded-Proto"));
    }
}
