package io.resticmanager.notifications.channel.http;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.resticmanager.notifications.channel.text.Secret;
import org.jspecify.annotations.Nullable;

/**
 * One request: a POST, or without a body a GET.
 *
 * @param uri http or https, with a host
 * @param headers in the order in which they are sent, visible ASCII alone
 * @param secrets what of all this nobody may read in an outcome
 */
public record HttpCall(URI uri, Map<String, String> headers, byte @Nullable [] body, List<Secret> secrets) {

    /** Nothing but the address: whoever takes that for a secret does not quote what the other side says about it. */
    public static HttpCall get(URI uri) {
        return new HttpCall(uri, Map.of(), null, List.of());
    }

    /** Without brackets, as a resolver takes it. */
    public String host() {
        var host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public String toString() {
        return "request to " + host();
    }
}
