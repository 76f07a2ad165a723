package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeHub;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AddHostPageTest {

    private static final Pattern FORM_ID = Pattern.compile("name=\"form_id\" value=\"([^\"]+)\"");
    private static final Pattern ADDRESS = Pattern.compile("data-address=\"([^\"]+)\"");

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
    }

    @Test
    void theSameFormSentAgainMintsNothingAndLeadsToThePageOfTheFirst() {
        var form = form("ada");
        var first = alice.form("/hosts/new", form);
        var minted = gateway.hub().actors().size();

        var second = alice.form("/hosts/new", form);

        assertThat(first.body()).contains(FakeHub.MINTED_TOKEN);
        assertThat(gateway.hub().actors()).hasSize(minted);
        assertThat(second.status()).as(second.body()).isEqualTo(303);
        assertThat(second.header("Location")).isEqualTo(found(ADDRESS, first.body()));
    }

    @Test
    void theAddressOfAnEnrolmentShowsItsStateAndNoSecret() {
        var address = found(ADDRESS, alice.form("/hosts/new", form("bob")).body());

        var page = alice.get(address, "Accept", "text/html");

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("data-live-src=\"/fragments/enrolments/", "Waiting for the agent",
                "shown once", "Make a new token").doesNotContain(FakeHub.MINTED_TOKEN)
                .doesNotContain(FakeHub.MINTED_PASSWORD);
    }

    @Test
    void aFormThatWasRefusedMayBeSentAgain() {
        var form = form("taken");
        assertThat(alice.form("/hosts/new", form).status()).isEqualTo(422);

        form.put("name", "eve");

        assertThat(alice.form("/hosts/new", form).status()).isEqualTo(200);
    }

    @Test
    void anotherFormMintsAnotherToken() {
        alice.form("/hosts/new", form("fay"));
        var minted = gateway.hub().actors().size();

        assertThat(alice.form("/hosts/new", form("gus")).status()).isEqualTo(200);
        assertThat(gateway.hub().actors()).hasSize(minted + 1);
    }

    private static Map<String, String> form(String name) {
        var id = found(FORM_ID, alice.get("/hosts/new", "Accept", "text/html").body());
        return new HashMap<>(Map.of("name", name, "repo_url", "/srv/repo", "form_id", id, "csrfToken", alice.csrf()));
    }

    private static String found(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        assertThat(match.find()).as("%s in %s", pattern, text).isTrue();
        return match.group(1);
    }
}
