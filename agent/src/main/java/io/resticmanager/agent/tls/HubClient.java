package io.resticmanager.agent.tls;

import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

import org.jspecify.annotations.Nullable;

/** The HTTP client for the hub; with a pin it trusts that key alone, without one the machine's authorities. */
public final class HubClient {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private HubClient() {}

    /** For a server whose key does not change while it is used. */
    public static HttpClient of(@Nullable ServerPin pin) {
        return trusting(pin == null ? null : new ServerPins(pin, null));
    }

    /** No redirects: a bearer token goes nowhere but where it was meant to. */
    public static HttpClient trusting(@Nullable ServerPins pins) {
        var builder = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor());
        return pins == null ? builder.build() : builder.sslContext(context(pins)).build();
    }

    private static SSLContext context(ServerPins pins) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[]{new PinnedTrust(pins)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }
}
