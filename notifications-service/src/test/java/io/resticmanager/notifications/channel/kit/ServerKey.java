package io.resticmanager.notifications.channel.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key with a self-signed certificate, made by the JDK's keytool. */
public record ServerKey(SSLContext context, Path pem) {

    private static final char[] PASSWORD = "restic-manager".toCharArray();

    /** @param name whom the certificate is for, as in {@code dns:localhost} */
    public static ServerKey named(String name, Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        var store = KeyStore.getInstance(make(name, folder).toFile(), PASSWORD);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return new ServerKey(context, pem(store.getCertificate("server"), folder));
    }

    private static Path make(String name, Path folder) throws IOException, InterruptedException {
        var file = Files.createTempDirectory(folder, "key").resolve("server.p12");
        var keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1", "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=server",
                "-ext", "SAN=" + name, "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass",
                new String(PASSWORD)).inheritIO().start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new AssertionError("keytool made no key");
        }
        return file;
    }

    private static Path pem(Certificate certificate, Path folder) throws IOException, GeneralSecurityException {
        return Files.writeString(Files.createTempFile(folder, "server", ".pem"), "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n");
    }
}
