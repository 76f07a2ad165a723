package io.resticmanager.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate it signed itself. */
final class TrustTest {

    private static final String PASSWORD = "restic-manager";

    @TempDir
    private static Path keys;
    private static Path store = Path.of("");

    @TempDir
    private Path home;
    private FakeServer server;
    private Terminal terminal;

    @BeforeAll
    static void makeKey() throws Exception {
        store = keys.resolve("own.p12");
        keytool("-genkeypair", "-alias", "own", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1",
                "-storetype", "PKCS12");
    }

    @BeforeEach
    void start() throws Exception {
        var https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.createContext("/", exchange -> exchange.close());
        https.setHttpsConfigurator(new HttpsConfigurator(context()));
        server = new FakeServer(https).on("GET /api/hosts?limit=200", "{\"items\": []}");
        https.start();
        terminal = Terminal.at(server, home).with("RM_URL", server.url().replace("http:", "https:"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void itIsTrustedByTheHashOfItsKeyAndByNoOther() throws Exception {
        var pin = pin();
        var other = "sha256:" + "0".repeat(64);

        assertThat(terminal.run("hosts", "--pin", pin).code()).isZero();
        assertThat(terminal.run("hosts", "--pin", other).err()).contains("has another key than the pinned one");
        assertThat(terminal.run("hosts", "--pin", other).code()).isEqualTo(3);
        assertThat(terminal.run("hosts", "--pin", "0123").code()).isEqualTo(2);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void withoutAPinItIsSaidWhatToGive() {
        var done = terminal.run("hosts");

        assertThat(done.code()).isEqualTo(3);
        assertThat(done.err()).contains("is not trusted", "--pin", "--ca-file");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void itIsTrustedAsItsOwnAuthority() throws Exception {
        var pem = home.resolve("ca.pem");
        keytool("-exportcert", "-rfc", "-alias", "own", "-file", pem.toString());

        assertThat(terminal.run("hosts", "--ca-file", pem.toString()).code()).isZero();
        assertThat(terminal.run("hosts", "--ca-file", store.toString()).code()).isEqualTo(2);
        assertThat(terminal.run("hosts", "--ca-file", home.resolve("none").toString()).err()).contains("--ca-file");
    }

    @Test
    void anAddressWithTheWrongSchemeIsSaidToBeOne() throws Exception {
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var answered = thread.submit(() -> refuse(plain));
            terminal.with("RM_URL", "https://127.0.0.1:" + plain.getLocalPort());

            var done = terminal.run("hosts");

            assertThat(answered.get()).isTrue();
            assertThat(done.code()).isEqualTo(3);
            assertThat(done.err()).contains("does not speak TLS");
        }
    }

    // As servers do to whom TLS is spoken where they speak none.
    private static boolean refuse(ServerSocket plain) throws IOException {
        try (var connection = plain.accept()) {
            var first = connection.getInputStream().read(new byte[4096]);
            connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return first > 0;
        }
    }

    private static String pin() throws Exception {
        var key = load().getCertificate("own").getPublicKey().getEncoded();
        return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
    }

    private static SSLContext context() throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(), PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static KeyStore load() throws Exception {
        var loaded = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            loaded.load(in, PASSWORD.toCharArray());
        }
        return loaded;
    }

    private static void keytool(String... what) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(what));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new ByteArrayOutputStream();
        keytool.getInputStream().transferTo(said);
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS) && keytool.exitValue() == 0).as(said.toString(
                StandardCharsets.UTF_8)).isTrue();
    }
}
