package io.resticmanager.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.NotificationsRpc.Tested;
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

/** Channels over the API. */
final class NotificationsApiTest {

    private static final String ALL = "/api/notifications";

    @AutoClose
    private static Gateway gateway;
    private static FakeChannels channels;
    private static Client alice;
    private static Client victor;

    private Channel room;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        channels = gateway.channels();
        alice = Client.alice(gateway);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @BeforeEach
    void tell() {
        channels.forgetAll();
        room = channels.knows(ChannelStories.webhook("Ops room"), Map.of("bearer_token", "planted token"));
    }

    @Test
    void aSecretIsWrittenAndNeverReadBack() {
        var made = alice.post(ALL, """
                {"kind": "ntfy", "name": "Phone", "enabled": false, "severities": ["critical"],
                 "config": {"topic": "backups", "access_token": "planted secret"}}""");

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.body()).contains("\"kind\":\"ntfy\"", "\"enabled\":false", "\"severities\":[\"critical\"]",
                "\"has_access_token\":true", "\"topic\":\"backups\"").doesNotContain("planted");
        assertThat(channels.secrets(made.text("id"))).isEqualTo(Map.of("access_token", "planted secret"));
        assertThat(alice.get(ALL).body()).contains("\"items\":[{", "Ops room", "Phone").doesNotContain("planted");
        assertThat(alice.get(ALL + "/" + made.text("id")).body()).isEqualTo(made.body());
    }

    @Test
    void whatIsAbsentStaysAndNullTakesASecretAway() {
        var one = ALL + "/" + room.id();

        assertThat(put(one, "{\"name\": \"Renamed\"}").text("name")).isEqualTo("Renamed");
        assertThat(channels.secrets(room.id())).containsKey("bearer_token");
        assertThat(put(one, "{\"enabled\": false, \"severities\": [\"warning\"]}").body())
                .contains("\"enabled\":false", "\"severities\":[\"warning\"]", "\"name\":\"Renamed\"");
        assertThat(put(one, "{\"config\": {\"url\": \"https://a.example\", \"bearer_token\": \"\"}}").body())
                .contains("https://a.example", "\"has_bearer_token\":true");
        assertThat(put(one, "{\"config\": {\"url\": \"https://a.example\", \"bearer_token\": null}}").body())
                .doesNotContain("has_bearer_token");
        assertThat(channels.secrets(room.id())).isEmpty();
    }

    @Test
    void aDigestIsPartOfTheConfiguration() {
        var mail = "\"host\": \"mail.example\", \"port\": 587";
        var made = alice.post(ALL, """
                {"kind": "smtp", "name": "Morning", "config": {%s,
                 "digest": {"at": "06:45", "time_zone": "Europe/Berlin"}}}""".formatted(mail));
        var one = ALL + "/" + made.text("id");

        assertThat(made.body()).contains("\"digest\":{\"at\":\"06:45\",\"time_zone\":\"Europe/Berlin\"}");
        assertThat(put(one, "{\"name\": \"Evening\"}").body()).contains("\"at\":\"06:45\"");
        assertThat(put(one, "{\"config\": {%s}}".formatted(mail)).body()).contains("\"at\":\"06:45\"");
        assertThat(put(one, "{\"config\": {\"digest\": null}}").body()).doesNotContain("digest")
                .contains("mail.example");
    }

    @Test
    void allThatIsWrongIsToldAtItsField() {
        assertThat(alice.post(ALL, "{\"kind\": \"smtp\", \"name\": \"\", \"config\": {\"port\": \"x\"}}").body())
                .contains("\"field\":\"name\"", "\"field\":\"config.host\"", "\"field\":\"config.port\"");
        var types = alice.post(ALL, """
                {"kind": "smtp", "name": 7, "enabled": "yes", "severities": ["loud"], "config": []}""");
        assertThat(types.status()).isEqualTo(422);
        assertThat(types.body()).contains("\"field\":\"name\"", "\"field\":\"enabled\"", "\"field\":\"severities\"",
                "\"field\":\"config\"");
        assertThat(alice.post(ALL, "{\"name\": \"x\"}").body()).contains("\"field\":\"kind\"");
        assertThat(alice.post(ALL, "{\"kind\": \"pigeon\"}").problem()).isEqualTo("invalid");
        assertThat(alice.post(ALL, "{\"kind\": 1}").problem()).isEqualTo("invalid");
        assertThat(alice.get(ALL + "/" + room.id() + "/log?limit=201").body()).contains("\"field\":\"limit\"");
        assertThat(channels.names()).containsExactly("Ops room");
    }

    @Test
    void aTestTellsWhatCameOfIt() {
        channels.tests(new Tested(false, 503, 287, "It is busy."));

        assertThat(alice.post(ALL + "/" + room.id() + "/test", "").body())
                .isEqualTo("{\"ok\":false,\"status_code\":503,\"latency_ms\":287,\"error\":\"It is busy.\"}");
    }

    @Test
    void theLogIsPaged() {
        channels.logs(ChannelStories.attempt(Ids.next(), "ada", 2, "busy", gateway.clock().instant()));
        channels.logs(ChannelStories.tested(gateway.clock().instant()));

        var first = victor.get(ALL + "/" + room.id() + "/log?limit=1");
        assertThat(first.body()).contains("alert.test").doesNotContain("busy");
        assertThat(victor.get(ALL + "/" + room.id() + "/log?limit=1&cursor=" + first.text("next_cursor")).body())
                .contains("\"error\":\"busy\"", "\"attempt\":2").doesNotContain("next_cursor");
    }

    @Test
    void aDraftIsShownWithWhatIsStored() {
        var draft = """
                {"id": "%s", "kind": "webhook", "event": "alert.resolved", "config": {"url": "https://b.example"}}"""
                .formatted(room.id());

        assertThat(alice.post(ALL + "/preview", draft).body()).contains("POST https://b.example", "Bearer …",
                "alert.resolved").doesNotContain("planted");
        assertThat(alice.post(ALL + "/preview", "{\"kind\": \"ntfy\"}").body()).contains("\"field\":\"config.topic\"");
    }

    @Test
    void whatIsNoFieldOfAChannelIsRefusedAndWhatWasReadCanBeSentBack() {
        var one = ALL + "/" + room.id();

        var refused = put(one, "{\"enabeld\": false, \"bearer_token\": \"x\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("\"field\":\"enabeld\"", "\"field\":\"bearer_token\"",
                "There is no such field here. There are: kind, name, enabled, severities, config.");
        assertThat(alice.post(ALL, "{\"kind\": \"ntfy\", \"name\": \"x\", \"topic\": \"t\"}").body())
                .contains("\"field\":\"topic\"");
        assertThat(alice.post(ALL + "/preview", "{\"kind\": \"ntfy\", \"evnt\": \"alert.test\"}").body())
                .contains("\"field\":\"evnt\"");
        var read = alice.get(one).body();
        assertThat(put(one, read).status()).isEqualTo(200);
        assertThat(channels.get(room.id())).isEqualTo(room);
        assertThat(channels.secrets(room.id())).containsKey("bearer_token");
    }

    @Test
    void aKindIsSaidAgainButNeverChanged() {
        var one = ALL + "/" + room.id();

        assertThat(put(one, "{\"kind\": \"webhook\", \"name\": \"Same\"}").text("name")).isEqualTo("Same");
        var refused = put(one, "{\"kind\": \"ntfy\", \"name\": \"Other\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("\"field\":\"kind\"", "This channel is of the kind webhook");
        assertThat(put(one, "{\"kind\": \"pigeon\"}").status()).isEqualTo(422);
        assertThat(channels.get(room.id()).name()).isEqualTo("Same");
    }

    @Test
    void halfACharacterIsNoName() {
        var refused = alice.post(ALL, "{\"kind\": \"ntfy\", \"name\": \"a\\ud800\", \"config\": {\"topic\": \"t\"}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("\"field\":\"name\"", "lone surrogate");
        assertThat(channels.names()).containsExactly("Ops room");
    }

    @Test
    void onlyItsNameDeletesIt() {
        var one = ALL + "/" + room.id();

        assertThat(alice.json("DELETE", one + "?confirm=Ops", "").problem()).isEqualTo("invalid");
        assertThat(alice.json("DELETE", one, "").problem()).isEqualTo("invalid");
        assertThat(alice.json("DELETE", one + "?confirm=Ops%20room", "").status()).isEqualTo(204);
        assertThat(alice.get(one).problem()).isEqualTo("not-found");
        assertThat(alice.post(ALL + "/" + Ids.next() + "/test", "").problem()).isEqualTo("not-found");
    }

    @Test
    void aViewerReadsWithoutConfigurationAndChangesNothing() {
        var one = ALL + "/" + room.id();

        assertThat(victor.get(one).body()).contains("\"name\":\"Ops room\"").doesNotContain("https://hooks.example");
        assertThat(victor.post(ALL, "{\"kind\": \"ntfy\", \"name\": \"x\"}").problem()).isEqualTo("forbidden");
        assertThat(victor.json("PUT", one, "{\"enabled\": false}").problem()).isEqualTo("forbidden");
        assertThat(victor.json("DELETE", one + "?confirm=Ops%20room", "").problem()).isEqualTo("forbidden");
        assertThat(victor.post(one + "/test", "").problem()).isEqualTo("forbidden");
        assertThat(victor.post(ALL + "/preview", "{\"kind\": \"ntfy\"}").problem()).isEqualTo("forbidden");
        assertThat(channels.get(room.id()).enabled()).isTrue();
    }

    private static Client.Answer put(String path, String json) {
        return alice.json("PUT", path, json);
    }
}
