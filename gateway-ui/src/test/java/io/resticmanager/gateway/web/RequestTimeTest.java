package io.resticmanager.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.LivePage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request has to arrive; what was opened for long stays open. */
final class RequestTimeTest {

    private static final String HEAD = "POST /api/sessions HTTP/1.1\r\nHost: x\r\n"
            + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n";

    @AutoClose
    private static Gateway gateway;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data, Map.of("rm.request-time", "PT1S", "rm.live-tick", "400ms"));
    }

    @Test
    void aBodyThatNeverArrivesEndsTheConnection() throws Exception {
        try (var line = new RawLine(gateway)) {
            line.say(HEAD + "{");
            assertThat(line.isOver()).isTrue();
        }
    }

    @Test
    void soDoesAHeadThatNeverEnds() throws Exception {
        try (var line = new RawLine(gateway)) {
            line.say("GET /login HTTP/1.1\r\nHost: x\r\n");
            assertThat(line.isOver()).isTrue();
        }
    }

    @Test
    void aPageThatListensIsLeftAloneAndSoIsOneThatAsksAgain() throws Exception {
        var alice = Client.alice(gateway);
        var page = LivePage.open(gateway, alice, gateway.at("/").toString().replaceFirst("/$", ""));
        for (int heard = 0; heard < 5; heard++) {
            page.hearTick();
        }

        assertThat(page.isOpen()).isTrue();
        assertThat(alice.get("/api/me").status()).isEqualTo(200);
        page.leave();
    }
}
