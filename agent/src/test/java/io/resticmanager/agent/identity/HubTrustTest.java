package io.resticmanager.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import io.resticmanager.agent.state.SealedFiles;
import io.resticmanager.agent.state.StateDir;
import io.resticmanager.agent.tls.HubClient;
import io.resticmanager.agent.tls.PinMismatch;
import io.resticmanager.agent.tls.TlsServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubTrustTest {

    @TempDir
    static Path keys;

    private static TlsServer today;
    private static TlsServer renewed;
    private static TlsServer stranger;

    @TempDir
    Path folder;

    private SealedFiles files;

    @BeforeAll
    static void serve() throws Exception {
        today = TlsServer.withNewKey(keys);
        renewed = TlsServer.withNewKey(keys);
        stranger = TlsServer.withNewKey(keys);
    }

    @AfterAll
    static void stop() {
        today.close();
        renewed.close();
        stranger.close();
    }

    @BeforeEach
    void open() {
        files = SealedFiles.in(StateDir.open(folder));
        identity(today.pin().toString()).keepIn(files);
    }

    @Test
    void shouldTrustTheAnnouncedKeyBesideTodaysWithoutARestart() {
        var trust = trust();
        assertThat(reaches(trust, renewed)).isFalse();

        assertThat(trust.announced(renewed.pin().toString())).isEmpty();

        assertThat(reaches(trust, renewed)).isTrue();
        assertThat(reaches(trust, today)).isTrue();
        assertThat(reaches(trust, stranger)).isFalse();
    }

    @Test
    void shouldKnowTheAnnouncedKeyAfterARestart() {
        trust().announced(renewed.pin().toString());

        assertThat(reaches(trust(), renewed)).isTrue();
        assertThat(reaches(trust(), today)).isTrue();
        assertThat(reaches(trust(), stranger)).isFalse();
    }

    @Test
    void shouldTrustTheOldKeyNoLongerOnceTheHubHasServedTheNewOne() {
        var trust = trust();
        trust.announced(renewed.pin().toString());
        assertThat(reaches(trust, renewed)).isTrue();

        trust.announced(null);

        assertThat(reaches(trust, renewed)).isTrue();
        assertThat(reaches(trust, today)).isFalse();
        assertThat(reaches(trust(), renewed)).isTrue();
        assertThat(reaches(trust(), today)).isFalse();
    }

    @Test
    void shouldForgetAnAnnouncementThatIsTakenBack() {
        var trust = trust();
        assertThat(reaches(trust, today)).isTrue();
        trust.announced(renewed.pin().toString());

        trust.announced(null);

        assertThat(reaches(trust, renewed)).isFalse();
        assertThat(reaches(trust, today)).isTrue();
    }

    @Test
    void shouldRefuseAnAnnouncementThatIsNoPinAndKeepWhatItTrusts() {
        var trust = trust();
        trust.announced(renewed.pin().toString());

        assertThat(trust.announced("sha256:nonsense"))
                .hasValueSatisfying(why -> assertThat(why).startsWith("next_pin"));

        assertThat(reaches(trust, renewed)).isTrue();
        assertThat(reaches(trust, today)).isTrue();
    }

    @Test
    void shouldNotPinAHubThatAuthoritiesVouchFor() {
        identity(null).keepIn(files);
        var trust = trust();

        assertThat(trust.announced(renewed.pin().toString())).isEmpty();

        assertThat(trust.pins()).isNull();
        assertThat(Identity.in(files).orElseThrow().nextPin()).isNull();
        assertThat(trust().pins()).isNull();
    }

    private HubTrust trust() {
        return new HubTrust(files, Identity.in(files).orElseThrow());
    }

    private static Identity identity(@Nullable String pin) {
        return new Identity("H1", "t".repeat(43), "wss://127.0.0.1/agent/ws", "https://127.0.0.1", pin, "ada", "hash",
                null);
    }

    private static boolean reaches(HubTrust trust, TlsServer server) {
        // A client of its own: a session that is resumed shows no certificate.
        try (var client = HubClient.trusting(trust.pins())) {
            return client.send(HttpRequest.newBuilder(server.uri()).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode() == 204;
        } catch (IOException e) {
            assertThat(PinMismatch.caused(e)).isTrue();
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
