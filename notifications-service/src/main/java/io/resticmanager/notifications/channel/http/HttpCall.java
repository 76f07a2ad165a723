package io.resticmanager.notifications.channel.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.resticmanager.notifications.channel.text.Secret;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/**
 * One request: a POST, or without a body a GET.
 *
 * @param uri http or https, with a host
 * @param headers in the order in which they are sent, visible ASCII alone
 * @param secrets what of all this nobody may read in an outcome
 */
public record HttpCall(URI uri, Map<String, String> headers, byte @Nullable [] body, List<Secret> secrets) {

    private static final Pattern CONTAINER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*_[A-Za-z0-9._-]*");
    private static final int LAST_PORT = 65535;

    /** Nothing but the address: whoever takes that for a secret does not quote what the other side says about it. */
    public static HttpCall get(URI uri) {
        return new HttpCall(uri, Map.of(), null, List.of());
    }

    /** Whether there is a host, and a port that there may be. A name with an underscore is no name of the net, but one of containers. */
    public static boolean named(URI uri) {
        return authority(uri).filter(it -> uri.getHost() != null || CONTAINER.matcher(it.getHostName()).matches())
                .filter(it -> it.getPort() != 0 && it.getPort() <= LAST_PORT).isPresent();
    }

    /** Without brackets, as a resolver takes it. {@link URI#getHost} knows no name with an underscore. */
    public static String host(URI uri) {
        var host = uri.getHost() == null ? authority(uri).orElseThrow().getHostName() : uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    public String host() {
        return host(uri);
    }

    /** -1 for that of the scheme. */
    int port() {
        return authority(uri).orElseThrow().getPort();
    }

    private static Optional<URIAuthority> authority(URI uri) {
        try {
            return Optional.ofNullable(URIAuthority.create(uri.getRawAuthority()));
        } catch (URISyntaxException | IllegalArgumentException _) {
            // The latter where the port is beyond all ports.
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "request to " + host();
    }
}
