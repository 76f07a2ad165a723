package io.resticmanager.notifications.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.resticmanager.notifications.channel.kit.HttpTalk;
import io.resticmanager.notifications.channel.kit.MailServer;
import io.resticmanager.notifications.channel.kit.RawPeer;
import io.resticmanager.notifications.channel.kit.Samples;
import io.resticmanager.notifications.channel.kit.ServerKey;
import io.resticmanager.notifications.channel.kit.Ways;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whatever a server does with a secret, nobody reads it here. */
class SecretsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final String TOKEN = "tk_geheim4711nichtweiter";
    private static final String SIGNING = Base64.getEncoder()
            .encodeToString("geheim-geheim-geheim-geheim".getBytes(StandardCharsets.UTF_8));

    private final Ways ways = new Ways();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.resticmanager");
    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        ours.setLevel(Level.TRACE);
        log.start();
        ours.addAppender(log);
    }

    @AfterEach
    void close() {
        ours.detachAppender(log);
        ours.setLevel(null);
        ways.close();
    }

    @Test
    void shouldStaySecretWhateverAServerRepeats() throws IOException {
        for (var talk : List.of(HttpTalk.repeating(), RawPeer.echo(""), RawPeer.echo("HTTP/1.1 500 "),
                HttpTalk.answering("401 " + TOKEN, TOKEN), RawPeer.GARBAGE)) {
            try (var peer = RawPeer.that(talk)) {
                destinations(peer.port()).forEach(destination -> hidden(destination.toString(),
                        destination.summary(), destination.preview(Samples.raised()).toString(),
                        destination.send(Samples.raised(), PATIENCE).toString()));
            }
        }
        hidden(logged());
    }

    @Test
    void shouldStaySecretWhenAMailServerRepeatsThePassword() throws Exception {
        var key = ServerKey.named("dns:localhost", folder);
        try (var server = MailServer.upgrading(key); var trusting = new Ways(key.pem())) {
            var destination = Samples.valid(trusting.smtp(), "host", "localhost", "port",
                    Integer.toString(server.port()), "from", "a@b.example", "to", "a@b.example", "username", "eve",
                    "password", TOKEN);

            hidden(destination.toString(), destination.send(Samples.raised(), PATIENCE).toString(), logged());
        }
    }

    @Test
    void shouldStaySecretInWhatIsWrong() {
        var webhook = ways.webhook().parse(Samples.config("bearer_token", TOKEN + " x", "secret", TOKEN + "!",
                "header_name", "a b", "header_value", TOKEN + "ä"));
        var ntfy = ways.ntfy().parse(Samples.config("access_token", TOKEN + " x"));
        var smtp = ways.smtp().parse(Samples.config("password", TOKEN));

        hidden(webhook.toString(), ntfy.toString(), smtp.toString());
    }

    private Stream<Destination> destinations(int port) {
        var url = "http://localhost:" + port;
        return Stream.of(
                Samples.valid(ways.webhook(), "url", url, "bearer_token", TOKEN, "header_name", "X-Key",
                        "header_value", TOKEN, "secret", SIGNING),
                Samples.valid(ways.ntfy(), "server_url", url, "topic", "t", "access_token", TOKEN));
    }

    private String logged() {
        return log.list.stream().map(event -> event.getFormattedMessage() + event.getThrowableProxy())
                .collect(Collectors.joining("\n"));
    }

    private static void hidden(String... texts) {
        assertThat(texts).noneMatch(text -> text.contains("geheim") || text.contains(SIGNING.substring(0, 8)));
    }
}
