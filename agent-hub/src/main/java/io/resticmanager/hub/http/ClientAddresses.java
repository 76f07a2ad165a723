package io.resticmanager.hub.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.resticmanager.platform.server.AddressRange;

/** Whom a request comes from. A forwarded address counts only when a trusted proxy says it, and then the right-most. */
@Singleton
public final class ClientAddresses {

    private static final int NETWORK_BYTES = 8;

    private final List<AddressRange> trusted;

    ClientAddresses(HubAddressSettings settings) {
        this.trusted = AddressRange.trusted(settings.trustedProxies());
    }

    /** As text. */
    public String of(HttpRequest<?> request) {
        return client(request).getHostAddress();
    }

    /** What to count attempts by: an IPv4 address, or the /64 that a single IPv6 customer has. */
    public String network(HttpRequest<?> request) {
        var address = client(request);
        return address instanceof Inet6Address
                ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "::/64"
                : address.getHostAddress();
    }

    /** Whether the other end speaks HTTPS, to us or to a trusted proxy before us. */
    boolean https(HttpRequest<?> request) {
        var forwarded = request.getHeaders().get("X-Forwarded-Proto");
        return forwarded != null && trusted(request.getRemoteAddress().getAddress())
                ? forwarded.strip().equalsIgnoreCase("https")
                : request.isSecure();
    }

    private InetAddress client(HttpRequest<?> request) {
        return client(request.getRemoteAddress().getAddress(), request.getHeaders().getAll("X-Forwarded-For"));
    }

    InetAddress client(InetAddress remote, List<String> forwardedFor) {
        var hops = forwardedFor.stream().flatMap(line -> Stream.of(line.split(","))).map(String::strip).toList();
        var client = remote;
        for (var hop : hops.reversed()) {
            if (!trusted(client)) {
                return client;
            }
            try {
                client = InetAddress.ofLiteral(hop);
            } catch (IllegalArgumentException _) {
                // Not an address: the hop before it is the best we know.
                return client;
            }
        }
        return client;
    }

    private boolean trusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }
}
