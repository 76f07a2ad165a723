package io.resticmanager.notifications.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.notifications.channel.Notification;
import io.resticmanager.notifications.channel.NotificationEvent;
import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.channel.kit.HttpSink;
import io.resticmanager.notifications.channel.kit.HttpTalk;
import io.resticmanager.notifications.channel.kit.RawPeer;
import io.resticmanager.notifications.channel.kit.Samples;
import io.resticmanager.notifications.channel.kit.Ways;
import io.resticmanager.notifications.channel.net.Resolver;
import io.resticmanager.notifications.channel.net.Trust;
import io.resticmanager.notifications.channel.text.Hostile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ENVELOPE = """
            {"event":"alert.raised","alert_id":"01HALERT","severity":"warning","kind":"backup_failed",\
            "host_id":"01HHOST","host_name":"alfa-01","message":"Repository is locked.",\
            "raised_at":"2026-05-04T15:42:01Z","link":"https://backup.example/alerts/01HALERT"}""";

    private final Ways ways = new Ways();

    @AfterEach
    void close() {
        ways.close();
    }

    @Test
    void shouldPostTheEnvelopeAndNothingElse() throws IOException {
        var taken = sent(Samples.raised());

        assertThat(taken.method()).isEqualTo("POST");
        assertThat(taken.path()).isEqualTo("/hook?team=ops");
        assertThat(taken.body()).isEqualTo(ENVELOPE);
        assertThat(taken.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void shouldAddWhatHappenedSinceAndWhatWasMissed() throws IOException {
        assertThat(sent(Samples.later(NotificationEvent.ACKNOWLEDGED)).body())
                .endsWith(",\"at\":\"2026-05-04T16:00:00Z\",\"actor\":\"mira\"}");
        assertThat(sent(Samples.resolved("Repository is locked.", "The host was paused.")).body())
                .contains("\"message\":\"Repository is locked.\"")
                .endsWith(",\"at\":\"2026-05-04T16:00:00Z\",\"reason\":\"The host was paused.\"}");
        assertThat(sent(Samples.afterSilence()).body()).startsWith("{\"event\":\"alert.resolved\"").endsWith(
                ",\"missed\":[{\"event\":\"alert.raised\",\"at\":\"2026-05-04T15:42:01Z\"}]}");
    }

    @Test
    void shouldCarryItsCredentials() throws IOException {
        var taken = sent(Samples.raised(), "bearer_token", "tok-1", "header_name", "X-Team", "header_value", "a b");

        assertThat(taken.header("Authorization")).isEqualTo("Bearer tok-1");
        assertThat(taken.header("X-Team")).isEqualTo("a b");
        assertThat(taken.header("webhook-signature")).isNull();
        assertThat(taken.header("webhook-id")).isEqualTo(Samples.DELIVERY);
    }

    @Test
    void shouldSignSoThatTheSpecificationsLibraryAgrees() throws Exception {
        var verifier = new com.standardwebhooks.Webhook(SECRET);
        var taken = sent(Samples.raised("hö\u0000st", "ü".repeat(5000)), "secret", SECRET);

        assertThatCode(() -> verifier.verify(taken.body(), lower(taken))).doesNotThrowAnyException();
        assertThatThrownBy(() -> verifier.verify(taken.body() + " ", lower(taken)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void shouldTellHostileTextsAsTheyAre() throws Exception {
        try (var sink = HttpSink.plain()) {
            var destination = Samples.valid(ways.webhook(), "url", "http://localhost:" + sink.port());
            for (var text : Hostile.texts(40).toList()) {
                assertThat(destination.send(Samples.raised(text, text), PATIENCE))
                        .isInstanceOf(Outcome.Delivered.class);
                var body = Json.read(sink.taken().getLast().body(), JsonNode.class);

                assertThat(body.size()).isEqualTo(9);
                assertThat(body.get("host_name").getStringValue()).isEqualTo(whole(text));
                assertThat(body.get("message").getStringValue()).isEqualTo(whole(text));
            }
        }
    }

    @Test
    void shouldWaitAsLongAsItIsAsked() throws IOException {
        try (var peer = RawPeer.that(HttpTalk.answering("429 Slow down\r\nRetry-After: 77", "easy, please"))) {
            var outcome = Samples.valid(ways.webhook(), "url", "http://localhost:" + peer.port())
                    .send(Samples.raised(), PATIENCE);

            assertThat(outcome).isEqualTo(new Outcome.Transient(new Outcome.Why(
                    "localhost asks for fewer messages (429).", "It said: easy, please"), 429, Duration.ofSeconds(77)));
        }
    }

    @Test
    void shouldPreviewWhatItSendsWithoutSecrets() {
        var destination = Samples.valid(ways.webhook(), "url", "https://hooks.example/T02", "bearer_token", "geheim-1",
                "header_name", "X-Key", "header_value", "geheim-2", "secret", SECRET);
        var preview = destination.preview(Samples.raised());

        assertThat(preview.target()).isEqualTo("POST https://hooks.example/T02");
        assertThat(preview.body()).isEqualTo(ENVELOPE);
        assertThat(preview.toString()).contains("Bearer …", "X-Key", "webhook-signature").doesNotContain("geheim",
                SECRET.substring(6));
        assertThat(destination.summary()).isEqualTo("hooks.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hooks.example", "ftp://hooks.example", "http://", "http:///x", "http://a b",
            "http://user:pw@hooks.example", "http://hooks.example/#x", "http://hooks.example:0", "javascript:alert(1)",
            "http://127.1",
            "http://hooks.example:99999", "http://höks.example", "http://hooks.example/\r\nX: 1", "//hooks.example"})
    void shouldRefuseWhatIsNoAddress(String url) {
        assertThat(Samples.errors(ways.webhook(), Samples.config("url", url))).containsOnlyKeys("url");
    }

    @ParameterizedTest
    @CsvSource({"http://bücher.example/x,'Write the name in ASCII, as xn--bcher-kva.example.'",
            "https://hooks.example/ü,Percent-encode what is not ASCII: ä is %C3%A4.",
            "https://hooks.example/a b|c,'It has a character that has to be percent-encoded: a blank is %20, | is %7C, % itself %25.'",
            "https://hooks.example/x#y,Leave out # and what follows it: it is never sent.",
            "https://u:p@hooks.example/,'Leave out user and password: give a token or a header instead.'"})
    void shouldNameTheCauseWhereAnAddressIsRefused(String url, String why) {
        assertThat(Samples.errors(ways.webhook(), Samples.config("url", url))).containsExactly(Map.entry("url", why));
        assertThat(Samples.errors(ways.ntfy(), Samples.config("server_url", url, "topic", "t")))
                .containsExactly(Map.entry("server_url", why));
    }

    @Test
    void shouldReachAContainerWithAnUnderscoreInItsName() throws IOException {
        try (var sink = HttpSink.plain();
                var there = new Ways(new Resolver(host -> host.equals("my_service")
                        ? List.of(InetAddress.getLoopbackAddress())
                        : List.of()), new Trust((Path) null))) {
            var destination = Samples.valid(there.webhook(), "url", "http://my_service:" + sink.port() + "/hook?a=b");

            assertThat(destination.send(Samples.raised(), PATIENCE)).isEqualTo(new Outcome.Delivered(204));
            assertThat(sink.taken().getFirst().header("Host")).isEqualTo("my_service:" + sink.port());
            assertThat(destination.host()).isEqualTo("my_service");
            assertThat(destination.server()).isEqualTo("http://my_service:" + sink.port() + "/");
        }
    }

    @Test
    void shouldTellEverythingThatIsWrongAtOnce() {
        assertThat(Samples.errors(ways.webhook(), Samples.config("bearer_token", "a b", "header_name", "webhook-id",
                "header_value", "x\r\ny", "secret", "whsec_short")))
                .containsOnlyKeys("url", "bearer_token", "header_name", "header_value", "secret");
        assertThat(Samples.errors(ways.webhook(), Samples.config("url", "http://x", "header_name", "X-Team")))
                .containsOnlyKeys("header_value");
        assertThat(Samples.errors(ways.webhook(), Samples.config("url", "http://x", "header_value", "x")))
                .containsOnlyKeys("header_name");
        assertThat(Samples.errors(ways.webhook(), JsonNode.createStringNode("no object"))).containsOnlyKeys("url");
    }

    private HttpSink.Taken sent(Notification news, String... more) throws IOException {
        try (var sink = HttpSink.plain()) {
            var fields = Stream.concat(
                    Stream.of("url", "http://localhost:" + sink.port() + "/hook?team=ops"),
                    Stream.of(more)).toArray(String[]::new);
            assertThat(Samples.valid(ways.webhook(), fields).send(news, PATIENCE))
                    .isEqualTo(new Outcome.Delivered(204));
            return sink.taken().getFirst();
        }
    }

    private static Map<String, List<String>> lower(HttpSink.Taken taken) {
        var headers = new HashMap<String, List<String>>();
        taken.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return headers;
    }

    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16),
                StandardCharsets.UTF_16);
    }
}
