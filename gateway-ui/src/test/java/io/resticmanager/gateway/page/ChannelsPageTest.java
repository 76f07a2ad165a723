package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.NotificationsRpc.Tested;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.ChannelStories;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeChannels;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of channels, and what is done from it. */
final class ChannelsPageTest {

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
        channels.tests(new Tested(true, 204, 287, null));
        room = channels.knows(ChannelStories.webhook("Ops <b>room</b>"), Map.of("bearer_token", "planted token"));
    }

    @Test
    void eachChannelSaysWhereItLeadsAndHowItGoes() {
        var now = gateway.clock().instant();
        channels.knows(ChannelStories.fired(ChannelStories.smtp("Mail"), now, false, "Connection refused.", 2),
                Map.of());
        channels.knows(ChannelStories.off(ChannelStories.ntfy("Phone"), "It answered 410: nobody is there any more."),
                Map.of());

        assertThat(alice.page(LIST)).contains("Ops &lt;b&gt;room&lt;/b&gt;", "Webhook: hooks.example", "Never fired",
                "Email: ops@home.example", "<span class=\"fail\">failed</span>", "Connection refused.",
                "2 notifications not delivered yet", "ntfy: topic backups on ntfy.example, only critical alerts",
                "It answered 410: nobody is there any more.", "aria-checked=\"false\"", "Add channel",
                "href=\"/settings/notifications\" aria-current=\"page\"")
                .doesNotContain("planted token").doesNotContain("<b>room");
    }

    @Test
    void aDigestTellsOfAllAndAlertsWaitForIt() {
        channels.knows(ChannelStories.pickyDigest("Morning"), Map.of());

        assertThat(alice.page(LIST)).contains("digest daily at 06:45 Europe/Berlin",
                "Where a digest is sent, it waits for the next one.").doesNotContain("only critical alerts");
    }

    @Test
    void oneThatCanNotBeUsedIsRedAtOnce() {
        var broken = channels.knows(ChannelStories.unusable(ChannelStories.ntfy("Phone"),
                "The configuration can not be opened: it does not belong to that row."), Map.of());
        var why = "It can not be used, and nothing is sent on it. The configuration can not be opened: it does not "
                + "belong to that row.";

        assertThat(alice.page(LIST)).contains(why);
        assertThat(alice.page(LIST + "/" + broken.id() + "/edit")).contains(why)
                .containsPattern("class=\"[a-z ]*fail[a-z ]*\"[^>]*>.{0,200}Can not be used");
    }

    @Test
    void theButtonOfATestStaysWhereItIs() {
        // A button that is disabled while it waits loses the focus to the page.
        for (var page : List.of(LIST, LIST + "/" + room.id() + "/edit")) {
            assertThat(alice.page(page)).contains("/test").contains("hx-sync=\"this:drop\"")
                    .doesNotContain("hx-disabled-elt");
        }
    }

    @Test
    void whereThereAreNoneOneIsOfferedForEachKind() {
        channels.forgetAll();

        assertThat(alice.page(LIST)).contains("No channels yet", "/settings/notifications/new?kind=webhook",
                "new?kind=ntfy", "new?kind=smtp");
        assertThat(olga.page(LIST)).contains("An administrator can add one.").doesNotContain("/new");
    }

    @Test
    void whatCanNotBeReadIsSaidToBeUnknown() {
        channels.silent(true);

        var answer = alice.get(LIST, "Accept", "text/html");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("The channels can not be read", "notifications-service does not answer.")
                .doesNotContain("No channels yet");
        assertThat(alice.get("/api/notifications").status()).isEqualTo(503);
    }

    @Test
    void aTestShowsInPlaceWhatCameOfIt() {
        var told = act("test", Map.of(), "HX-Request", "true");
        assertThat(told.body()).startsWith("<span class=\"result ok\"").contains("Delivered in 287 ms")
                .doesNotContain("<html");

        channels.tests(new Tested(false, 403, 1_240, "Refused with 403, <i>check</i> the token."));
        assertThat(act("test", Map.of(), "HX-Request", "true").body()).startsWith("<span class=\"result fail\"")
                .contains("Failed after 1.2 s: Refused with 403, &lt;i&gt;check&lt;/i&gt; the token.");
    }

    @Test
    void withoutAScriptThePageHoldsTheResult() {
        assertThat(act("test", Map.of()).body()).contains("<h1>Settings</h1>", "Delivered in 287 ms");
        assertThat(act("test?from=edit", Map.of()).body()).contains("Recent log", "Delivered in 287 ms");
    }

    @Test
    void aTestOfOneThatIsGoneSaysSo() {
        var gone = Map.of("csrfToken", alice.csrf());
        var other = "/settings/notifications/01JTCW3V5D3XQ0P1T6C2B6E7F8/test";

        assertThat(alice.form(other, gone).body()).contains("It was not done.", "There is no channel");
        assertThat(alice.form(other, gone, "HX-Request", "true").header("HX-Trigger")).contains("There is no channel");
    }

    @Test
    void aSwitchTakesEffectAtOnce() {
        assertThat(act("enabled", Map.of("enabled", "false")).header("Location")).isEqualTo(LIST);
        assertThat(channels.get(room.id()).enabled()).isFalse();

        var part = act("enabled", Map.of("enabled", "true"), "HX-Request", "true");

        assertThat(part.body()).startsWith("<section").contains("aria-checked=\"true\"");
        assertThat(part.header("HX-Trigger")).contains("Switched on");
        assertThat(channels.get(room.id()).enabled()).isTrue();
        assertThat(channels.secrets(room.id())).containsEntry("bearer_token", "planted token");
        assertThat(act("enabled", Map.of("enabled", "maybe")).status()).isEqualTo(422);
    }

    @Test
    void onlyItsNameTypedDeletesIt() {
        var refused = act("delete", Map.of("confirm", "Ops"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Type the channel&#39;s name exactly.", "value=\"Ops\"");
        assertThat(act("delete", Map.of("confirm", room.name())).header("Location")).isEqualTo(LIST);
        assertThat(channels.names()).isEmpty();
    }

    @Test
    void anOperatorLooksAndChangesNothing() {
        assertThat(olga.page(LIST)).contains("Webhook: hooks.example").doesNotContain("/test")
                .doesNotContain("/enabled").doesNotContain("Add channel");
        for (var what : new String[]{"test", "enabled", "delete"}) {
            assertThat(olga.form(LIST + "/" + room.id() + "/" + what, Map.of("csrfToken", olga.csrf(), "enabled",
                    "false", "confirm", room.name())).status()).as(what).isEqualTo(403);
        }
        assertThat(channels.get(room.id()).enabled()).isTrue();
    }

    @Test
    void withoutTheTokenOfOurPagesNothingChanges() {
        assertThat(alice.form(LIST + "/" + room.id() + "/delete", Map.of("confirm", room.name())).status())
                .isEqualTo(403);
        assertThat(channels.names()).hasSize(1);
    }

    private Client.Answer act(String what, Map<String, String> fields, String... headers) {
        var all = new HashMap<>(fields);
        all.put("csrfToken", alice.csrf());
        return alice.form(LIST + "/" + room.id() + "/" + what, all, headers);
    }
}
