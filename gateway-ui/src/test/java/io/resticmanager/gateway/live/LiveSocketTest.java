package io.resticmanager.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.LivePage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveSocketTest {

    private static final int POLICY_VIOLATION = 1008;

    @AutoClose
    private Gateway gateway;
    private Client alice;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
    }

    @Test
    void theServerSpeaksFirst() throws Exception {
        assertThat(open().hear()).contains("ready");
    }

    // Often enough to meet the moment in which the server changes the connection
    // over.
    @Test
    void aPageThatSpeaksAtOnceIsHeard() throws Exception {
        for (int i = 0; i < 300; i++) {
            var page = open();
            page.say("{\"subscribe\":[\"fleet\"]}");
            assertThat(List.of(page.hear(), page.hear())).as("page %d", i).anyMatch(it -> it.contains("ready"))
                    .anyMatch(it -> it.contains("subscribed"));
            page.leave();
        }
    }

    @Test
    void aPageOfAnotherSiteIsSeenOff() throws Exception {
        assertThat(LivePage.open(gateway, alice, "https://evil.example").closeCode()).isEqualTo(POLICY_VIOLATION);
    }

    @Test
    void nobodyListensWithoutASession() {
        assertThatThrownBy(() -> LivePage.open(gateway, new Client(gateway), origin()))
                .hasMessageContaining("WebSocketHandshakeException");
    }

    @Test
    void signingOutEndsTheSocketsOfThatSessionAndOfNoOther() throws Exception {
        var leaving = open();
        var other = new Client(gateway);
        other.signIn("alice", Client.PASSWORD);
        var staying = LivePage.open(gateway, other, origin());
        leaving.hear();
        staying.hear();

        assertThat(alice.json("DELETE", "/api/sessions", "").status()).isEqualTo(204);

        assertThat(leaving.closeCode()).isEqualTo(POLICY_VIOLATION);
        assertThat(staying.isOpen()).isTrue();
    }

    @Test
    void aSessionThatExpiresTakesItsSocketsAlong() throws Exception {
        var page = open();
        page.hear();
        var pages = gateway.get(OpenPages.class);
        pages.closeWhatHasExpired();
        assertThat(page.isOpen()).isTrue();

        gateway.clock().move(Duration.ofDays(8));
        pages.closeWhatHasExpired();

        assertThat(page.closeCode()).isEqualTo(POLICY_VIOLATION);
    }

    @Test
    void aPageIsToldAgainAndAgainThatTheServerIsThere(@TempDir Path quick) throws Exception {
        try (var server = Gateway.in(quick, Map.of("rm.live-tick", "50ms"))) {
            var page = LivePage.open(server, Client.alice(server), server.at("/").toString().replaceFirst("/$", ""));

            page.hearTick();
            page.hearTick();
        }
    }

    private LivePage open() {
        return LivePage.open(gateway, alice, origin());
    }

    private String origin() {
        return gateway.at("/").toString().replaceFirst("/$", "");
    }
}
