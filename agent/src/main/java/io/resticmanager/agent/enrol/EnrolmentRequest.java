package io.resticmanager.agent.enrol;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;

import io.resticmanager.agent.tls.ServerPin;
import org.jspecify.annotations.Nullable;

/** What the install line says. */
public record EnrolmentRequest(URI server, String token, @Nullable ServerPin pin, @Nullable String name) {

    /** @throws IllegalArgumentException when there is a pin and no TLS in which a key could be shown; for who typed it */
    public EnrolmentRequest {
        if (pin != null && !"https".equals(server.getScheme())) {
            throw new IllegalArgumentException(
                    "--pin needs an https:// address, as " + server + " shows no key that could be the pinned one;"
                            + " nothing was sent");
        }
    }

    /** @throws IllegalArgumentException with a message for the person who typed it */
    public static URI parseServer(String text) {
        try {
            var uri = new URI(text.strip().replaceAll("/+$", ""));
            if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                throw new IllegalArgumentException("--server is a URL such as https://manager.example:8443");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("--server is not a URL: " + e.getReason(), e);
        }
    }

    /** Whether everybody on the way could read the tokens: without TLS to an address that is not plainly this machine's. */
    public boolean travelsInClear() {
        return "http".equals(server.getScheme()) && !loopback(server.getHost());
    }

    // Asks no name server: what that answers may not be what the connection takes.
    private static boolean loopback(String host) {
        try {
            return "localhost".equalsIgnoreCase(host)
                    || InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "EnrolmentRequest[server=" + server + "]";
    }
}
