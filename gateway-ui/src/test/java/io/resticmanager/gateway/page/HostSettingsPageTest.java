package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostSettingsPageTest {

    private static final String HOSTILE = "<script>alert(1)</script>";

    @AutoClose
    private static Gateway gateway;
    private static Client alice;
    private static Client victor;
    private static Client olga;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
        victor = Client.person(gateway, "victor", Role.viewer);
        olga = Client.person(gateway, "olga", Role.operator);
    }

    @Test
    void theFormSavesNameAndTagsAndLeadsBackToThePage() {
        var ada = known(Stories.host("ada", Presence.online, "prod"));

        var saved = send(alice, ada, "settings", Map.of("name", " ada-2 ", "tags", "lab, , west "));

        assertThat(saved.status()).as(saved.body()).isEqualTo(303);
        assertThat(saved.header("Location")).isEqualTo("/hosts/" + ada.id() + "/settings");
        assertThat(page(alice, ada)).contains("value=\"ada-2\"", "value=\"lab, west\"",
                "aria-current=\"page\">Settings");
    }

    @Test
    void theWholePageAsksTheHubForItsHostOnce() {
        var una = known(Stories.host("una", Presence.online));

        page(alice, una);

        assertThat(gateway.hub().shown()).containsOnlyOnce(una.id());
    }

    @Test
    void htmxGetsThePageToTakeItsPartsFromAndAToast() {
        var bob = known(Stories.host("bob", Presence.online));

        var saved = alice.form("/hosts/" + bob.id() + "/settings", fields(alice, Map.of("name", "bob-2", "tags", "")),
                "HX-Request", "true");

        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(saved.header("HX-Trigger")).contains("\"level\":\"ok\"", "Settings saved", "bob-2");
        assertThat(saved.body()).contains("id=\"general\"", "id=\"host-head\"", "id=\"remove\"",
                "data-confirm=\"bob-2\"");
    }

    @Test
    void whatIsRefusedStandsInTheFormWithWhatWasTyped() {
        var carol = known(Stories.host("carol", Presence.online));
        known(Stories.host("somebody", Presence.online));

        var taken = send(alice, carol, "settings", Map.of("name", "somebody", "tags", "kept"));
        var hostile = send(alice, carol, "settings", Map.of("name", HOSTILE, "tags", "ok, " + HOSTILE));
        var long64 = send(alice, carol, "settings", Map.of("name", "a".repeat(64), "tags", ""));

        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.body()).contains("There is another host of that name.", "value=\"somebody\"",
                "value=\"kept\"", "aria-invalid=\"true\"");
        assertThat(hostile.status()).isEqualTo(422);
        assertThat(hostile.body()).contains("value=\"&lt;script&gt;", "id=\"tags-error\"").doesNotContain(HOSTILE);
        assertThat(long64.status()).isEqualTo(422);
        assertThat(page(alice, carol)).contains("value=\"carol\"");
    }

    @Test
    void htmxGetsARefusalToShowInTheForm() {
        var cleo = known(Stories.host("cleo", Presence.online));

        var refused = alice.form("/hosts/" + cleo.id() + "/settings", fields(alice, Map.of("name", "-")),
                "HX-Request", "true");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"name-error\"");
        assertThat(refused.header("HX-Reswap")).isEmpty();
        assertThat(alice.get("/", "Accept", "text/html").body())
                .contains("{\"code\":\"422\",\"swap\":true}");
    }

    @Test
    void aHostIsPausedAndResumedAndSaysSoInWordsEverywhere() {
        var dora = known(Stories.host("dora", Presence.online));

        assertThat(send(alice, dora, "pause", Map.of("paused", "true")).status()).isEqualTo(303);
        gateway.readFleet();
        for (var place : List.of("/hosts/" + dora.id(), "/hosts/" + dora.id() + "/snapshots",
                "/fragments/hosts/" + dora.id() + "/row", "/hosts/" + dora.id() + "/settings")) {
            assertThat(alice.get(place, "Accept", "text/html").body()).as(place).contains("Paused",
                    "No schedule fires on it");
        }
        assertThat(page(alice, dora)).contains("Resume host");

        assertThat(send(alice, dora, "pause", Map.of("paused", "false")).status()).isEqualTo(303);
        gateway.readFleet();
        assertThat(page(alice, dora)).contains("Pause host").doesNotContain("Resume host");
        assertThat(alice.get("/fragments/hosts/" + dora.id() + "/row").body()).doesNotContain("Paused");
    }

    @Test
    void aHostIsRemovedOnlyWhenItsNameWasTyped() {
        var eve = known(Stories.host("eve", Presence.online));

        var wrong = send(alice, eve, "remove", Map.of("confirm", "Eve" + HOSTILE));
        var none = send(alice, eve, "remove", Map.of());
        assertThat(page(alice, eve)).contains("Remove eve from the fleet", "data-confirm=\"eve\"");
        var removed = send(alice, eve, "remove", Map.of("confirm", "eve"));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Type the host&#39;s name exactly: eve", "value=\"Eve&lt;script")
                .doesNotContain(HOSTILE);
        assertThat(none.status()).isEqualTo(422);
        assertThat(removed.status()).as(removed.body()).isEqualTo(303);
        assertThat(removed.header("Location")).isEqualTo("/");
        assertThat(alice.get("/hosts/" + eve.id() + "/settings", "Accept", "text/html").status()).isEqualTo(404);
        assertThat(send(alice, eve, "remove", Map.of("confirm", "eve")).status()).isEqualTo(404);
        assertThat(send(alice, eve, "settings", Map.of("name", "x")).status()).isEqualTo(404);
    }

    @Test
    void othersReadWhatTheyCanNotChange() {
        var fay = known(Stories.host("fay", Presence.online));

        for (var other : List.of(victor, olga)) {
            assertThat(page(other, fay)).contains("Only an administrator can change", "What this host allows")
                    .doesNotContain("id=\"general\"").doesNotContain("id=\"remove\"").doesNotContain("Pause host");
            for (var form : List.of("settings", "pause", "remove")) {
                assertThat(send(other, fay, form, Map.of("name", "x", "paused", "true", "confirm", "fay")).status())
                        .as(form).isEqualTo(403);
            }
        }
        assertThat(alice.get("/api/hosts/" + fay.id()).body()).contains("\"name\":\"fay\"", "\"paused\":false");
    }

    @Test
    void aFormWithoutTheTokenOfThePageChangesNothing() {
        var gus = known(Stories.host("gus", Presence.online));

        assertThat(alice.form("/hosts/" + gus.id() + "/remove", Map.of("confirm", "gus")).status()).isEqualTo(403);
        assertThat(page(alice, gus)).contains("value=\"gus\"");
    }

    @Test
    void aHostThatIsUnknownHasNoPage() {
        assertThat(alice.get("/hosts/" + Ids.next() + "/settings", "Accept", "text/html").status()).isEqualTo(404);
        assertThat(alice.get("/fragments/hosts/" + Ids.next() + "/agent").status()).isEqualTo(404);
    }

    @Test
    void everyTroubleIsToldInWordsWithTheNextStep() {
        var hal = known(HostStory.of("hal", Presence.offline).refused("clone", "Two machines have this identity.")
                .skewed(-125_000).holding(12).refusing("policy.repository_host: " + HOSTILE).host());

        var settings = page(alice, hal);
        var row = alice.get("/fragments/hosts/" + hal.id() + "/row").body();
        var overview = alice.get("/hosts/" + hal.id(), "Accept", "text/html").body();

        assertThat(settings).contains("Identity refused.", "Two machines have this identity.", "Replace the agent:",
                "/hosts/new?replaces=" + hal.id(), "Clock is wrong.", "2 min 5 s behind this server&#39;s",
                "12 messages", "policy.repository_host: &lt;script&gt;").doesNotContain(HOSTILE);
        assertThat(row).contains("Refused", "Identity refused", "Configuration refused", "Clock is wrong",
                "Messages waiting", "/hosts/" + hal.id() + "/settings");
        assertThat(overview).contains("Identity refused.", "/hosts/" + hal.id() + "/settings");
    }

    @Test
    void anAgentThatSpeaksAnotherProtocolIsShownWithItsVersion() {
        var ida = known(HostStory.of("ida", Presence.online)
                .refused("protocol", "The agent speaks protocol 7, this hub 1. Update the hub.").host());

        assertThat(page(alice, ida)).contains("Agent not understood.", "version 7, which this server does not speak",
                "Update the hub.", "waits on the host until then, and is not lost");
    }

    @Test
    void theRevisionOfTheConfigurationIsShownAndWhetherTheHostHasIt() {
        var ira = known(HostStory.of("ira", Presence.online).host());
        var joy = known(HostStory.of("joy", Presence.offline).configured(8L, 7L).host());

        assertThat(page(alice, ira)).contains("<dt>Revision</dt><dd>3, in force</dd>");
        assertThat(page(alice, joy)).contains("<dt>Revision</dt><dd>8, pending; the host has 7</dd>",
                "changed here, not confirmed by the host yet");
    }

    @Test
    void whatTheHostAllowsStandsThereInWordsWithTheCommandThatAllowsMore() {
        var jim = known(HostStory.of("jim", Presence.online).allowing(new LocalPolicy(true, List.of("backup", "init"),
                List.of("/srv/restore"), List.of("dump-db"), List.of("vault.example", "local"))).host());
        var kim = known(HostStory.of("kim", Presence.online)
                .allowing(new LocalPolicy(true, List.of(), List.of(), List.of(), List.of())).host());
        var lou = known(HostStory.of("lou", Presence.online).allowing(new LocalPolicy(true, List.of(), List.of(),
                List.of(), List.of(), "others may write to <policy.json>")).host());

        assertThat(page(alice, jim)).contains("backup, init", "/srv/restore", "dump-db",
                "vault.example, folders of the host itself", "policy allow-restore PATH",
                "policy allow-repository HOST", "An administrator of the host wrote this down.");
        assertThat(page(alice, kim)).contains("Nothing at all. Its policy file can not be relied on");
        assertThat(page(alice, lou)).contains("not usable: others may write to &lt;policy.json&gt;");
        assertThat(page(alice, known(Stories.host("lea", Presence.online))))
                .contains("The agent tells it when it connects.");
    }

    private static HubHost known(HubHost host) {
        gateway.hub().knows(host);
        return host;
    }

    private static String page(Client who, HubHost host) {
        return who.page("/hosts/" + host.id() + "/settings");
    }

    private static Client.Answer send(Client who, HubHost host, String form, Map<String, String> typed) {
        return who.form("/hosts/" + host.id() + "/" + form, fields(who, typed));
    }

    private static Map<String, String> fields(Client who, Map<String, String> typed) {
        var fields = new HashMap<>(typed);
        fields.put("csrfToken", who.csrf());
        return fields;
    }
}
