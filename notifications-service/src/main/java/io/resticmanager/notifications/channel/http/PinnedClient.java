package io.resticmanager.notifications.channel.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import javax.net.ssl.SSLContext;

import io.resticmanager.notifications.channel.net.Deadline;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A client for one request to addresses that are known already (ADR 56). TLS still verifies the name of the URL. It follows nothing,
 * repeats nothing, keeps neither cookies nor connections, and asks for no compression, so that a bound on bytes is one.
 */
final class PinnedClient implements AutoCloseable {

    private static final Http1Config BOUNDS = Http1Config.custom().setMaxLineLength(8192).setMaxHeaderCount(100)
            .setMaxEmptyLineCount(5).build();

    private final CloseableHttpClient client;
    private final Clock clock;

    PinnedClient(List<InetAddress> addresses, SSLContext tls, Deadline deadline, Clock clock) {
        this.client = client(manager(addresses, tls, Timeout.of(deadline.left())), Timeout.of(deadline.left()));
        this.clock = clock;
    }

    /** @param head takes the answer as soon as its status is there, without what it says */
    Answer send(HttpCall call, Consumer<Answer> head) throws IOException {
        var response = client.executeOpen(target(call), request(call), null);
        head.accept(answer(response, ""));
        return answer(response, Beginning.of(response));
    }

    // Not gracefully: that would read an endless answer to its end.
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private Answer answer(ClassicHttpResponse response, String said) {
        return new Answer(response.getCode(),
                RetryAfter.read(header(response, "Retry-After"), clock.instant()).orElse(null), said);
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        var header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static HttpHost target(HttpCall call) {
        return new HttpHost(call.uri().getScheme(), call.host(), call.port());
    }

    private static HttpUriRequestBase request(HttpCall call) {
        var body = call.body();
        var request = body == null ? new HttpGet(call.uri()) : new HttpPost(call.uri());
        request.setHeader("Connection", "close");
        call.headers().forEach(request::setHeader);
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body, null));
        }
        return request;
    }

    private static CloseableHttpClient client(PoolingHttpClientConnectionManager manager, Timeout limit) {
        return HttpClients.custom().setConnectionManager(manager)
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(limit)
                        .setConnectionRequestTimeout(limit).setProtocolUpgradeEnabled(false).build())
                .disableRedirectHandling().disableAutomaticRetries().disableCookieManagement().disableAuthCaching()
                .disableContentCompression().disableConnectionState().setUserAgent("restic-manager").build();
    }

    private static PoolingHttpClientConnectionManager manager(List<InetAddress> addresses, SSLContext tls,
            Timeout limit) {
        return PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(new Pinned(addresses))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(limit).setSocketTimeout(limit).build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(BOUNDS).build())
                .build();
    }

    /** Knows nothing but what was checked. */
    private record Pinned(List<InetAddress> addresses) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return addresses.toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
