package io.resticmanager.gateway.web;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

import io.resticmanager.platform.server.AddressRange;
import org.jspecify.annotations.Nullable;

/** Where a request really comes from, once trusted proxies have been looked through. */
record Peer(InetAddress address, boolean https) {

    /**
     * A forwarded header counts only when a trusted proxy sent it. Of the forwarded addresses the right-most that is not
     * itself a trusted proxy is the client: all to the left of it anybody may have written.
     */
    static Peer behind(List<AddressRange> trusted, InetAddress remote, boolean tls, List<String> forwardedFor,
            @Nullable String forwardedProto) {
        if (!in(trusted, remote)) {
            return new Peer(remote, tls);
        }
        var https = forwardedProto == null ? tls : last(forwardedProto).equalsIgnoreCase("https");
        return new Peer(client(trusted, remote, forwardedFor), https);
    }

    private static InetAddress client(List<AddressRange> trusted, InetAddress proxy, List<String> forwardedFor) {
        var hops = forwardedFor.stream().flatMap(header -> Arrays.stream(header.split(","))).map(String::strip)
                .toList();
        var client = proxy;
        for (var hop : hops.reversed()) {
            try {
                client = InetAddress.ofLiteral(hop);
            } catch (IllegalArgumentException _) {
                // Not an address: the last hop that was one is the best we know.
                return client;
            }
            if (!in(trusted, client)) {
                return client;
            }
        }
        return client;
    }

    private static boolean in(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static String last(String list) {
        return list.substring(list.lastIndexOf(',') + 1).strip();
    }
}
