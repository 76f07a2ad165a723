package io.resticmanager.notifications.channel.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: those the Java runtime knows, and those of RM_NOTIFY_CA_FILE. */
@Singleton
public final class Trust {

    private final SSLContext context;

    @Inject
    Trust(NetSettings settings) {
        this(settings.caFile());
    }

    /** @throws IllegalStateException when the file can not be read: no mail at all is better than mail to somebody else */
    public Trust(@Nullable Path caFile) {
        try {
            this.context = context(caFile);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "RM_NOTIFY_CA_FILE names no readable PEM file of certificates: " + caFile, e);
        }
    }

    public SSLContext context() {
        return context;
    }

    private static SSLContext context(@Nullable Path caFile) throws GeneralSecurityException, IOException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers(caFile == null ? null : believed(caFile)).getTrustManagers(), null);
        return context;
    }

    private static TrustManagerFactory managers(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static KeyStore believed(Path caFile) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        var all = Stream.concat(Stream.of(managers(null).getTrustManagers())
                .filter(X509TrustManager.class::isInstance).map(X509TrustManager.class::cast)
                .flatMap(manager -> Stream.of(manager.getAcceptedIssuers())), named(caFile)).toList();
        for (var i = 0; i < all.size(); i++) {
            store.setCertificateEntry("believed-" + i, all.get(i));
        }
        return store;
    }

    private static Stream<X509Certificate> named(Path caFile) throws GeneralSecurityException, IOException {
        try (InputStream pem = Files.newInputStream(caFile)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast).toList().stream();
        }
    }
}
