package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.ChannelStories;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeChannels;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms of the three kinds, what they would send, and the log beside them. */
final class ChannelFormTest {

    private static final String LIST = "/settings/notifications";

    @AutoClose
    private static Gateway gateway;
    private static FakeChannels channels;
    private static Client alice;
    private static Client olga;

    private Channel room;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        channels = gateway.channels();
        alice = Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
    }

    @BeforeEach
    void tell() {
        channels.forgetAll();
        channels.silent(false);
        room = channels.knows(ChannelStories.webhook("Ops room"), Map.of("bearer_token", "planted token"));
    }

    @Test
    void eachKindHasItsOwnFields() {
        assertThat(alice.page(LIST + "/new?kind=webhook")).contains("name=\"url\"", "name=\"bearer_token\"",
                "name=\"secret\"", "name=\"header_name\"", "name=\"header_value\"").doesNotContain("name=\"topic\"");
        assertThat(alice.page(LIST + "/new?kind=ntfy")).contains("name=\"topic\"", "name=\"access_token\"",
                "value=\"https://ntfy.sh\"", "<option value=\"urgent\">").doesNotContain("name=\"url\"");
        assertThat(alice.page(LIST + "/new?kind=smtp")).contains("name=\"host\"", "name=\"from\"", "name=\"to\"",
                "name=\"port\" value=\"587\"", "<option value=\"starttls\" selected=\"selected\">",
                "<option value=\"none\">");
        assertThat(alice.page(LIST + "/new?kind=pigeon")).contains("name=\"url\"");
    }

    @Test
    void aNewChannelIsStoredWholeAndLeadsToItsPage() {
        var made = send("", Map.of("kind", "smtp", "name", " Mail ", "enabled", "true", "host", "mail.example", "port",
                "465", "encryption", "tls", "username", "rm", "password", " planted secret ", "from",
                "backups@home.example", "to", "ops@home.example"));

        assertThat(made.status()).as(made.body()).isEqualTo(303);
        var id = made.header("Location").replaceAll(".*/([0-9A-Z]{26})/edit", "$1");
        assertThat(channels.get(id).name()).isEqualTo("Mail");
        assertThat(channels.get(id).enabled()).isTrue();
        assertThat(channels.get(id).severities()).isEmpty();
        assertThat(channels.get(id).config().get("port").getNumberValue().intValue()).isEqualTo(465);
        assertThat(channels.get(id).config().get("encryption").getStringValue()).isEqualTo("tls");
        assertThat(channels.secrets(id)).isEqualTo(Map.of("password", " planted secret "));
        assertThat(alice.page(made.header("Location"))).contains("value=\"mail.example\"", "value=\"465\"",
                "Stored, leave blank to keep", "<option value=\"tls\" selected=\"selected\">", "value=\"rm\"")
                .doesNotContain("planted secret");
    }

    @Test
    void allThatIsWrongStandsAtItsFieldWithWhatWasTypedButTheSecrets() {
        var refused = send("", Map.of("kind", "smtp", "name", "", "port", "many", "from", "<script>", "severities",
                "critical", "password", "planted secret"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("A name has 1 to 100 characters.", "Something has to stand here.",
                "A port is 1 to 65535.", "value=\"many\"", "value=\"&lt;script&gt;\"", "id=\"c-host-error\"",
                "<option value=\"critical\" selected=\"selected\">",
                "data-address=\"/settings/notifications/new?kind=smtp\"")
                .doesNotContain("planted secret").doesNotContain("name=\"enabled\" value=\"true\" checked");
        assertThat(channels.names()).containsExactly("Ops room");
    }

    @Test
    void aBlankSecretIsKeptATypedOneReplacesItAndABoxTakesItAway() {
        var fields = Map.of("kind", "webhook", "name", "Ops room", "url", "https://hooks.example/2", "bearer_token",
                "");
        assertThat(send("/" + room.id(), fields).header("Location")).isEqualTo(LIST);
        assertThat(channels.secrets(room.id())).isEqualTo(Map.of("bearer_token", "planted token"));
        assertThat(channels.get(room.id()).enabled()).isFalse();

        send("/" + room.id(), with(fields, "bearer_token", "new", "secret", "sign"));
        assertThat(channels.secrets(room.id())).isEqualTo(Map.of("bearer_token", "new", "secret", "sign"));

        send("/" + room.id(), with(fields, "remove_bearer_token", "true", "severities", "warning", "enabled", "true"));
        assertThat(channels.secrets(room.id())).isEqualTo(Map.of("secret", "sign"));
        assertThat(channels.get(room.id()).severities()).containsExactly(Severity.warning);
        assertThat(channels.get(room.id()).enabled()).isTrue();
    }

    @Test
    void aFieldThatIsEmptiedIsRemoved() {
        var phone = channels.knows(ChannelStories.ntfy("Phone"), Map.of());
        assertThat(phone.config().get("default_priority")).isNotNull();

        send("/" + phone.id(), Map.of("kind", "ntfy", "name", "Phone", "server_url", "", "topic", "backups",
                "default_priority", ""));

        assertThat(channels.get(phone.id()).config().get("default_priority")).isNull();
        assertThat(channels.get(phone.id()).config().get("server_url")).isNull();
        assertThat(channels.get(phone.id()).config().get("topic").getStringValue()).isEqualTo("backups");
    }

    @Test
    void whatWasWrongWithAnExistingOneKeepsTheInput() {
        var refused = send("/" + room.id(), Map.of("kind", "webhook", "name", "Renamed", "url", "", "bearer_token",
                "planted new"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"Renamed\"", "Something has to stand here.", "<h1 class=\"break\">"
                + "Ops room</h1>", "data-address=\"/settings/notifications/" + room.id() + "/edit\"")
                .doesNotContain("planted new").doesNotContain("value=\"https://hooks.example/T02\"");
        channels.knows(ChannelStories.ntfy("Phone"), Map.of());
        assertThat(send("/" + room.id(), Map.of("kind", "webhook", "name", "Phone", "url", "x")).body())
                .contains("Another channel has this name.");
        assertThat(send("", List.of(Map.entry("kind", "ntfy"), Map.entry("topic", "a"), Map.entry("topic", "b")))
                .status()).isEqualTo(422);
        assertThat(send("", Map.of("kind", "ntfy", "topic", "a", "name", "N", "severities", "loud")).status())
                .isEqualTo(422);
    }

    @Test
    void aDigestIsATimeInAZoneAndGoesWithItsBox() {
        var mail = Map.of("kind", "smtp", "name", "Morning", "host", "mail.example", "port", "587", "from",
                "a@home.example", "to", "b@home.example", "digest_at", "06:45", "digest_time_zone", "Europe/Berlin");

        var id = send("", mail).header("Location").replaceAll(".*/([0-9A-Z]{26})/edit", "$1");
        assertThat(channels.get(id).config().get("digest")).as("its box is not checked").isNull();

        assertThat(send("/preview", with(mail, "digest", "true"), "HX-Request", "true").body()).contains("digest");
        send("/" + id, with(mail, "digest", "true", "severities", "critical"));
        assertThat(channels.get(id).severities()).as("a digest tells of all").isEmpty();
        assertThat(Json.text(channels.get(id).config().get("digest")))
                .isEqualTo("{\"at\":\"06:45\",\"time_zone\":\"Europe/Berlin\"}");
        assertThat(alice.page(LIST + "/" + id + "/edit")).contains("name=\"digest\" value=\"true\" checked",
                "name=\"digest_at\" value=\"06:45\"", "name=\"digest_time_zone\" value=\"Europe/Berlin\"",
                "<option value=\"Europe/Vienna\">", "let another channel carry it",
                "aria-describedby=\"c-digest-day ",
                "on a day that had its mail already, the next one comes the day after");

        var refused = send("/" + id, with(mail, "digest", "true", "digest_time_zone", ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("There is no such zone.", "id=\"c-digest_time_zone-error\"",
                "name=\"digest\" value=\"true\" checked");
        send("/" + id, mail);
        assertThat(channels.get(id).config().get("digest")).isNull();
    }

    @Test
    void theKindOfAChannelNeverChanges() {
        send("/" + room.id(), Map.of("kind", "ntfy", "name", "Ops room", "url", "https://hooks.example/3", "topic",
                "x"));

        assertThat(channels.get(room.id()).config().get("url").getStringValue()).isEqualTo("https://hooks.example/3");
        assertThat(channels.get(room.id()).config().get("topic")).isNull();
    }

    @Test
    void whatWouldBeSentIsShownForWhatIsStoredAndForWhatIsTyped() {
        assertThat(alice.page(LIST + "/" + room.id() + "/edit")).contains("POST https://hooks.example/T02",
                "Bearer …", "alert.raised").doesNotContain("planted token");

        var typed = Map.of("kind", "webhook", "name", "", "url", "https://other.example", "channel_id", room.id());
        var part = send("/preview", typed, "HX-Request", "true");
        assertThat(part.body()).startsWith("<div id=\"preview\"").contains("POST https://other.example", "Bearer …");
        assertThat(send("/preview", with(typed, "url", ""), "HX-Request", "true").body())
                .contains("It can not be shown yet. Something has to stand here.");
        assertThat(send("", Map.of("kind", "ntfy", "topic", "t1", "preview", "true")).body())
                .contains("POST t1", "value=\"t1\"").doesNotContain("Nothing was changed.");
        assertThat(send("/" + room.id(), with(typed, "preview", "true")).body()).contains("POST https://other.example");
        assertThat(channels.get(room.id()).config().get("url").getStringValue()).isEqualTo("https://hooks.example/T02");
    }

    @Test
    void theLogIsPagedAndLeadsToTheAlerts() {
        var now = gateway.clock().instant();
        var alert = Ids.next();
        channels.logs(ChannelStories.attempt(alert, "<i>ada</i>", 2, "It is <b>busy</b>.", now));
        for (var n = 0; n < 25; n++) {
            channels.logs(ChannelStories.tested(now));
        }
        var page = LIST + "/" + room.id() + "/edit";

        assertThat(alice.page(page)).contains("Recent log", "12 ms", "href=\"" + page + "?cursor=25#log\">Next page")
                .doesNotContain("First page").doesNotContain(alert);
        assertThat(alice.page(page + "?cursor=25")).contains("href=\"/alerts/" + alert + "\"",
                "Raised, &lt;i&gt;ada&lt;/i&gt;", "attempt 2", "503 It is &lt;b&gt;busy&lt;/b&gt;.", "5.0 s",
                "First page",
                "data-live-src=\"/fragments/notifications/" + room.id() + "/log?cursor=25\"")
                .doesNotContain("Next page");
        channels.silent(true);
        assertThat(alice.page(page)).contains("The log can not be read just now.");
    }

    @Test
    void anOperatorSeesHowItGoesAndNoConfiguration() {
        channels.logs(ChannelStories.tested(gateway.clock().instant()));

        assertThat(olga.page(LIST + "/" + room.id() + "/edit")).contains("Webhook: hooks.example", "Recent log", "Test")
                .doesNotContain("https://hooks.example").doesNotContain("name=\"url\"").doesNotContain("/delete")
                .doesNotContain("Send test");
        assertThat(olga.get(LIST + "/new", "Accept", "text/html").status()).isEqualTo(403);
        for (var what : List.of("", "/" + room.id(), "/preview")) {
            assertThat(olga.form(LIST + what, Map.of("csrfToken", olga.csrf(), "kind", "webhook", "name", "x", "url",
                    "https://evil.example")).status()).as(what).isEqualTo(403);
        }
        assertThat(channels.names()).containsExactly("Ops room");
    }

    @Test
    void anUnknownChannelIsNotFoundAndShortAddressesLeadOn() {
        assertThat(alice.get(LIST + "/" + Ids.next() + "/edit", "Accept", "text/html").status()).isEqualTo(404);
        assertThat(alice.get(LIST + "/" + room.id(), "Accept", "text/html").header("Location"))
                .isEqualTo(LIST + "/" + room.id() + "/edit");
        assertThat(alice.get("/settings", "Accept", "text/html").header("Location")).isEqualTo(LIST);
    }

    private static Map<String, String> with(Map<String, String> fields, String... more) {
        var all = new HashMap<>(fields);
        for (var i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private static Client.Answer send(String where, Map<String, String> fields, String... headers) {
        return alice.form(LIST + where, with(fields, "csrfToken", alice.csrf()), headers);
    }

    private static Client.Answer send(String where, List<Map.Entry<String, String>> fields) {
        var all = new ArrayList<>(fields);
        all.add(Map.entry("csrfToken", alice.csrf()));
        return alice.form(LIST + where, all);
    }
}
