package io.resticmanager.agent.enrol;

import java.net.URI;
import java.net.URISyntaxException;

import io.resticmanager.agent.tls.ServerPin;
import org.jspecify.annotations.Nullable;

/** What the install line says. */
public record EnrolmentRequest(URI server, String token, @Nullable ServerPin pin, @Nullable String name) {

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

    @Override
    public String toString() {
        return "EnrolmentRequest[server=" + server + "]";
    }
}
