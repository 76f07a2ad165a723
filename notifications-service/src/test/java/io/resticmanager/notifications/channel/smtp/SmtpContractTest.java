package io.resticmanager.notifications.channel.smtp;

import java.nio.file.Path;
import java.util.Map;

import io.resticmanager.notifications.channel.ChannelContract;
import io.resticmanager.notifications.channel.Destination;
import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.channel.kit.MailServer;
import io.resticmanager.notifications.channel.kit.RawPeer;
import io.resticmanager.notifications.channel.kit.Samples;
import io.resticmanager.notifications.channel.kit.ServerKey;
import io.resticmanager.notifications.channel.kit.SmtpTalk;
import io.resticmanager.notifications.channel.kit.Ways;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SmtpContractTest implements ChannelContract {

    private final Ways ways = new Ways();
    @TempDir
    Path folder;

    @AfterEach
    void close() {
        ways.close();
    }

    @Override
    public Destination at(int port) {
        return to("localhost", port);
    }

    @Override
    public Destination nowhere() {
        return to("nobody.invalid", 25);
    }

    @Override
    public RawPeer.Talk busy() {
        return SmtpTalk.saying(Map.of("", "421 too busy"));
    }

    @Override
    public RawPeer.Talk gone() {
        return SmtpTalk.saying(Map.of("RCPT", "550 5.1.1 no such mailbox"));
    }

    @Override
    public RawPeer.Talk clinging() {
        return SmtpTalk.saying(Map.of("QUIT", ""));
    }

    @Override
    public Outcome withWrongCredential() throws Exception {
        var key = ServerKey.named("dns:localhost", folder);
        try (var server = MailServer.upgrading(key); var trusting = new Ways(key.pem())) {
            return Samples.valid(trusting.smtp(), "host", "localhost", "port", Integer.toString(server.port()), "from",
                    "backups@home.example", "to", "ops@home.example", "username", MailServer.USER, "password",
                    wrongCredential()).send(Samples.raised(), PATIENCE);
        }
    }

    @Override
    public String wrongCredential() {
        return "Falsch-4711-geheim";
    }

    private Destination to(String host, int port) {
        return Samples.valid(ways.smtp(), "host", host, "port", Integer.toString(port), "encryption", "none", "from",
                "backups@home.example", "to", "ops@home.example");
    }
}
