package io.resticmanager.cli.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.resticmanager.agent.tls.HubClient;
import io.resticmanager.cli.failure.CliFailure;

/** Whom the client trusts: the server with one key, authorities that were named, or those of this machine. */
final class Trust {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private Trust() {}

    static HttpClient client(Target target) {
        if (target.pin().isPresent()) {
            return HubClient.of(target.pin().get());
        }
        return target.caFile().map(Trust::trusting).orElseGet(() -> HubClient.of(null));
    }

    // No redirects: a token goes nowhere but where it was meant to.
    private static HttpClient trusting(Path authorities) {
        try (var pem = Files.newInputStream(authorities)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
            if (store.size() == 0) {
                throw CliFailure.wrong("--ca-file: there is no certificate in " + authorities);
            }
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return HttpClient.newBuilder().connectTimeout(CONNECT).version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER).sslContext(context).build();
        } catch (IOException | GeneralSecurityException e) {
            throw CliFailure.wrong("--ca-file: %s can not be read as PEM certificates (%s)".formatted(authorities, e));
        }
    }
}
