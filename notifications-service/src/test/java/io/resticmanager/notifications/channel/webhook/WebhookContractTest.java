package io.resticmanager.notifications.channel.webhook;

import java.io.IOException;

import io.resticmanager.notifications.channel.ChannelContract;
import io.resticmanager.notifications.channel.Destination;
import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.channel.kit.HttpTalk;
import io.resticmanager.notifications.channel.kit.RawPeer;
import io.resticmanager.notifications.channel.kit.Samples;
import io.resticmanager.notifications.channel.kit.Ways;
import org.junit.jupiter.api.AfterEach;

class WebhookContractTest implements ChannelContract {

    private final Ways ways = new Ways();

    @AfterEach
    void close() {
        ways.close();
    }

    @Override
    public Destination at(int port) {
        return Samples.valid(ways.webhook(), "url", "http://localhost:" + port + "/hook", "bearer_token",
                wrongCredential());
    }

    @Override
    public Destination nowhere() {
        return Samples.valid(ways.webhook(), "url", "http://nobody.invalid/");
    }

    @Override
    public RawPeer.Talk busy() {
        return HttpTalk.answering("503 Busy", "");
    }

    @Override
    public RawPeer.Talk gone() {
        return HttpTalk.answering("410 Gone", "");
    }

    @Override
    public RawPeer.Talk clinging() {
        return HttpTalk.endless();
    }

    @Override
    public Outcome withWrongCredential() throws IOException {
        try (var peer = RawPeer.that(HttpTalk.answering("401 No", "not " + wrongCredential()))) {
            return at(peer.port()).send(Samples.raised(), PATIENCE);
        }
    }

    @Override
    public String wrongCredential() {
        return "Bearer-4711-geheim";
    }
}
