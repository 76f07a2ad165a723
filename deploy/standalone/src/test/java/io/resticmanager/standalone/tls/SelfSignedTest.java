package io.resticmanager.standalone.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfSignedTest {

    @TempDir
    Path directory;

    @Test
    void shouldKeepItsKeyAndThereforeItsPin() throws Exception {
        var first = SelfSigned.at(directory, List.of("localhost"), Clock.systemUTC());

        assertThat(first.pin()).matches("sha256:[0-9a-f]{64}");
        assertThat(SelfSigned.at(directory, List.of("localhost"), Clock.systemUTC())).isEqualTo(first);
    }

    @Test
    void shouldBeForItsOwnerAlone() throws Exception {
        var identity = SelfSigned.at(directory, List.of("localhost"), Clock.systemUTC());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(identity.keyStore())))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldNameHostsAndAddresses() throws Exception {
        var identity = SelfSigned.at(directory, List.of("vault.example", "127.0.0.1", "::1"), Clock.systemUTC());

        var store = KeyStore.getInstance(identity.keyStore().toFile(), identity.password().toCharArray());
        var certificate = (X509Certificate) store.getCertificate(store.aliases().nextElement());
        assertThat(certificate.getSubjectAlternativeNames()).extracting(name -> name.get(1).toString())
                .containsExactly("vault.example", "127.0.0.1", "0:0:0:0:0:0:0:1");
        certificate.verify(certificate.getPublicKey());
    }

    @Test
    void shouldGetOverACrashWhileTheCertificateWasMade() throws Exception {
        Files.createFile(directory.resolve("tls.p12"));
        Files.writeString(directory.resolve("tls.p12.new"), "half a key");

        var identity = SelfSigned.at(directory, List.of("localhost"), Clock.systemUTC());

        assertThat(identity.pin()).matches("sha256:[0-9a-f]{64}");
        assertThat(SelfSigned.at(directory, List.of("localhost"), Clock.systemUTC())).isEqualTo(identity);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(identity.keyStore());
        }
    }
}
