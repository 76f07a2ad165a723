package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeHub;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplacingTest {

    private static final HubHost ADA = Stories.host("ada", Presence.offline, "prod", "west");

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        gateway.hub().knows(ADA);
        alice = Client.alice(gateway);
    }

    @Test
    void theFormKnowsTheHostAndSaysWhatHappens() {
        var page = page("/hosts/new?replaces=" + ADA.id());

        assertThat(page).contains("Replace the agent of ada", "The host stays ada", "value=\"ada\"", "readonly",
                "value=\"prod, west\"", "value=\"rest:https://backup.example/ada/\"", "Stored, leave blank to keep",
                "name=\"replaces_host_id\" value=\"" + ADA.id() + "\"");
        assertThat(main("/hosts/new")).contains("Add a host", "<option value=\"" + ADA.id() + "\">ada</option>",
                "Generate one for me").doesNotContain("readonly").doesNotContain("name=\"replaces_host_id\"");
    }

    private static String main(String path) {
        var page = page(path);
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    }

    @Test
    void theTokenReplacesTheHostUnderItsOwnNameWhateverTheFormSaid() {
        var answer = send(ADA.id(), "somebody-else");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("Install the agent on ada", "Stop the agent first", FakeHub.MINTED_TOKEN);
        var minted = gateway.hub().minted().getLast();
        assertThat(minted.name()).isEqualTo("ada");
        assertThat(minted.replacesHostId()).isEqualTo(ADA.id());
        assertThat(minted.tags()).containsExactly("prod");
        assertThat(minted.repoPassword()).isNull();
    }

    @Test
    void aHostThatIsGoneCanNotBeReplaced() {
        assertThat(alice.get("/hosts/new?replaces=" + Ids.next(), "Accept", "text/html").status()).isEqualTo(404);

        var answer = send(Ids.next(), "gone");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("There is no such host any longer.", "value=\"gone\"", "Add a host");
    }

    @Test
    void everyLifeOfATokenCanBeChosenAndStaysChosen() {
        for (var life : new String[]{"900", "3600", "28800", "86400"}) {
            assertThat(page("/hosts/new")).contains("<option value=\"" + life + "\"");
        }
        var form = form(null, "taken");
        form.put("expires_in_s", "28800");

        assertThat(alice.form("/hosts/new", form).body()).contains("<option value=\"28800\" selected=\"selected\"");
    }

    private static Client.Answer send(String replaces, String name) {
        return alice.form("/hosts/new", form(replaces, name));
    }

    private static Map<String, String> form(String replaces, String name) {
        var form = new HashMap<>(Map.of("name", name, "tags", "prod", "repo_url", "rest:https://backup.example/ada/",
                "repo_username", "ada", "form_id", Ids.next(), "csrfToken", alice.csrf()));
        if (replaces != null) {
            form.put("replaces_host_id", replaces);
        }
        return form;
    }

    private static String page(String path) {
        return alice.page(path);
    }
}
