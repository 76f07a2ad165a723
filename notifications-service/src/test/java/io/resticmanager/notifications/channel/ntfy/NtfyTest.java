package io.resticmanager.notifications.channel.ntfy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.notifications.channel.Destination;
import io.resticmanager.notifications.channel.Notification;
import io.resticmanager.notifications.channel.NotificationSeverity;
import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.channel.kit.HttpSink;
import io.resticmanager.notifications.channel.kit.NtfyServer;
import io.resticmanager.notifications.channel.kit.Samples;
import io.resticmanager.notifications.channel.kit.Ways;
import io.resticmanager.notifications.channel.text.Hostile;
import io.resticmanager.notifications.channel.text.OneLine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NtfyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    static Path folder;
    private static Ways ways;
    private static NtfyServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        ways = new Ways();
        server = NtfyServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
        ways.close();
    }

    @Test
    void shouldArriveAsItWasMeant() throws Exception {
        var message = sent(Samples.raised("häuptling-\ud83d\ude00", "Über 9 Fehler: 漢字"));

        assertThat(message.get("title").getStringValue()).isEqualTo("[warning] häuptling-\ud83d\ude00 backup_failed");
        assertThat(message.get("message").getStringValue()).isEqualTo("Über 9 Fehler: 漢字");
        assertThat(message.get("tags").values()).extracting(JsonNode::getStringValue).containsExactly("warning",
                "backup_failed");
        assertThat(message.get("click").getStringValue()).isEqualTo(Samples.LINK);
        assertThat(message.get("priority").getIntValue()).isEqualTo(4);
    }

    @Test
    void shouldCutWhatWouldBecomeAFile() throws Exception {
        var message = sent(Samples.raised("alfa-01", "\ud83d\ude00".repeat(2600)));
        var text = message.get("message").getStringValue();

        assertThat(message.get("attachment")).isNull();
        assertThat(text).startsWith("\ud83d\ude00\ud83d\ude00").endsWith("\ud83d\ude00… (cut)");
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(4090, 4095);
    }

    @Test
    void shouldSayWhatWasMissedEvenWhenItIsCut() throws Exception {
        var silence = Samples.afterSilence();
        var news = new Notification(silence.event(), silence.deliveryId(), silence.alertId(), silence.hostId(),
                silence.hostName(), silence.severity(), silence.kind(), "x".repeat(10_000), silence.raisedAt(),
                silence.at(), null, null, silence.link(), silence.linkHost(), true, silence.missed(), null);

        assertThat(sent(news).get("message").getStringValue()).startsWith("Resolved: xxx")
                .endsWith("… (cut)\n\nNot delivered before: raised at 2026-05-04T15:42:01Z.");
    }

    @Test
    void shouldSurviveHostileTexts() throws Exception {
        var destination = destination();
        for (var text : Hostile.texts(40).toList()) {
            assertThat(destination.send(Samples.raised(text, text), PATIENCE)).as(text)
                    .isInstanceOf(Outcome.Delivered.class);
            var message = server.messages().getLast();

            assertThat(message.get("title").getStringValue())
                    .isEqualTo(("[warning] " + OneLine.of(text, 100) + " backup_failed").strip());
            assertThat(message.get("click").getStringValue()).isEqualTo(Samples.LINK);
            assertThat(message.get("attachment")).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"critical,,5", "critical,min,5", "warning,,4", "warning,low,2", "warning,urgent,5", "info,,3",
            "info,min,1", "info,high,4", "info,default,3"})
    void shouldHaveThePriority(NotificationSeverity severity, String ofChannel, String priority) throws IOException {
        try (var sink = HttpSink.plain()) {
            var destination = ofChannel == null
                    ? Samples.valid(ways.ntfy(), "server_url", "http://localhost:" + sink.port() + "/", "topic", "t")
                    : Samples.valid(ways.ntfy(), "server_url", "http://localhost:" + sink.port() + "/", "topic", "t",
                            "default_priority", ofChannel);
            destination.send(Samples.raised(severity), PATIENCE);

            assertThat(sink.taken().getFirst().header("Priority")).isEqualTo(priority);
            assertThat(sink.taken().getFirst().path()).isEqualTo("/t");
            assertThat(sink.taken().getFirst().header("Authorization")).isNull();
        }
    }

    @Test
    void shouldSayThatTheTopicIsNotItsOwn() {
        var other = Samples.valid(ways.ntfy(), "server_url", server.url(), "topic", "others", "access_token",
                server.token());

        assertThat(other.send(Samples.raised(), PATIENCE)).isInstanceOfSatisfying(Outcome.Permanent.class, never -> {
            assertThat(never.status()).isEqualTo(403);
            assertThat(never.why().whole()).contains("refused our credential", "forbidden")
                    .doesNotContain(server.token());
        });
    }

    @Test
    void shouldPreviewWhatItSendsWithoutItsToken() {
        var preview = destination().preview(Samples.raised(NotificationSeverity.critical));

        assertThat(preview.target()).isEqualTo("POST " + server.url() + "/backups");
        assertThat(preview.headers().toString()).contains("[critical] alfa-01 backup_failed", "value=5", "Bearer …")
                .doesNotContain(server.token());
        assertThat(preview.body()).isEqualTo("Repository is locked.");
        assertThat(destination().summary()).isEqualTo("topic backups on 127.0.0.1");
    }

    @Test
    void shouldTakeThePublicServerUnlessItIsToldAnother() {
        assertThat(Samples.valid(ways.ntfy(), "topic", "t").preview(Samples.raised()).target())
                .isEqualTo("POST https://ntfy.sh/t");
    }

    @Test
    void shouldTellEverythingThatIsWrongAtOnce() {
        assertThat(Samples.errors(ways.ntfy(), Samples.config("server_url", "ntfy.sh", "topic", "a/../b",
                "access_token", "a\r\nb", "default_priority", "max")))
                .containsOnlyKeys("server_url", "topic", "access_token", "default_priority");
        assertThat(Samples.errors(ways.ntfy(), Samples.config())).containsOnlyKeys("topic");
    }

    private static Destination destination() {
        return Samples.valid(ways.ntfy(), "server_url", server.url(), "topic", NtfyServer.TOPIC, "access_token",
                server.token());
    }

    private static JsonNode sent(Notification news) throws Exception {
        assertThat(destination().send(news, PATIENCE)).isEqualTo(new Outcome.Delivered(200));
        return server.messages().getLast();
    }
}
