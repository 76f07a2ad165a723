package io.resticmanager.agent.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/** A server with a self-signed certificate over a key of its own, made by the JDK's keytool. */
public record TlsServer(HttpsServer server, ServerPin pin) implements AutoCloseable {

    private static final char[] PASSWORD = "restic-manager".toCharArray();

    /** @param folder where its key store is made */
    public static TlsServer withNewKey(Path folder) throws Exception {
        var store = load(make(folder));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return new TlsServer(server, ServerPin.of((X509Certificate) store.getCertificate("hub")));
    }

    private static Path make(Path folder) throws IOException, InterruptedException {
        var file = Files.createTempDirectory(folder, "tls").resolve("hub.p12");
        var keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "hub", "-keyalg", "EC", "-dname", "CN=hub", "-storetype", "PKCS12",
                "-keystore",
                file.toString(), "-storepass", new String(PASSWORD)).inheritIO().start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new AssertionError("keytool made no key");
        }
        return file;
    }

    private static KeyStore load(Path file) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    public URI uri() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
