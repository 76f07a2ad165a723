package io.resticmanager.notifications.channel.ntfy;

import java.nio.file.Path;

import io.resticmanager.notifications.channel.ChannelContract;
import io.resticmanager.notifications.channel.Destination;
import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.channel.kit.HttpTalk;
import io.resticmanager.notifications.channel.kit.NtfyServer;
import io.resticmanager.notifications.channel.kit.RawPeer;
import io.resticmanager.notifications.channel.kit.Samples;
import io.resticmanager.notifications.channel.kit.Ways;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class NtfyContractTest implements ChannelContract {

    private final Ways ways = new Ways();
    @TempDir
    Path folder;

    @AfterEach
    void close() {
        ways.close();
    }

    @Override
    public Destination at(int port) {
        return Samples.valid(ways.ntfy(), "server_url", "http://localhost:" + port, "topic", "backups",
                "access_token", wrongCredential());
    }

    @Override
    public Destination nowhere() {
        return Samples.valid(ways.ntfy(), "server_url", "http://nobody.invalid/", "topic", "backups");
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
    public Outcome withWrongCredential() throws Exception {
        try (var server = NtfyServer.start(folder)) {
            return Samples.valid(ways.ntfy(), "server_url", server.url(), "topic", NtfyServer.TOPIC, "access_token",
                    wrongCredential()).send(Samples.raised(), PATIENCE);
        }
    }

    @Override
    public String wrongCredential() {
        return "tk_abcdefghijklmnopqrstuvwxyz123";
    }
}
