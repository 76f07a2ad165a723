package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenPagesTest {

    private static final String PAGE = "/profile/tokens";
    private static final Pattern TOKEN = Pattern.compile("rmapi_[A-Za-z0-9_-]{43}");
    private static final Pattern REVOKE = Pattern.compile("/profile/tokens/([0-9A-Z]{26})/revoke");

    @TempDir
    private Path data;
    @AutoClose
    private Gateway gateway;
    private Client alice;

    @BeforeEach
    void start() {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
    }

    @Test
    void aTokenIsMadeShownOnceAndRevoked() {
        var made = alice.form(PAGE, form("report", "f-1"));

        assertThat(made.status()).as(made.body()).isEqualTo(200);
        var token = TOKEN.matcher(made.body());
        assertThat(token.find()).isTrue();
        assertThat(made.body()).contains("It is not shown again.");
        assertThat(new Client(gateway).get("/api/me", "Authorization", "Bearer " + token.group()).status())
                .isEqualTo(200);
        var again = alice.page(PAGE);
        assertThat(TOKEN.matcher(again).find()).isFalse();
        assertThat(again).contains("report");

        var revoke = REVOKE.matcher(again);
        assertThat(revoke.find()).isTrue();
        assertThat(alice.form(revoke.group(), Map.of("csrfToken", alice.csrf())).header("Location")).isEqualTo(PAGE);
        assertThat(alice.page(PAGE)).doesNotContain("report<");
        assertThat(new Client(gateway).get("/api/me", "Authorization", "Bearer " + token.group()).status())
                .isEqualTo(401);
        assertThat(alice.get(revoke.group(), "Accept", "text/html").header("Location")).isEqualTo(PAGE);
    }

    @Test
    void aReloadMakesNoSecondOne() {
        alice.form(PAGE, form("report", "f-1"));

        assertThat(alice.form(PAGE, form("report", "f-1")).header("Location")).isEqualTo(PAGE);
        assertThat(REVOKE.matcher(alice.page(PAGE)).results().map(found -> found.group(1)).distinct()).hasSize(1);
    }

    @Test
    void whatIsWrongStandsAtItsFieldWithWhatWasTyped() {
        var wrong = new HashMap<>(form(" ", "f-2"));
        wrong.put("expires_in_s", "31536000");
        wrong.put("allow_sensitive", "true");

        assertThat(alice.form(PAGE, wrong).body()).contains("Give the token a name", "value=\"31536000\" selected");
        wrong.put("name", "ci");
        var refused = alice.form(PAGE, wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Such a token is good for at most 90 days.", "value=\"ci\"");
        wrong.put("expires_in_s", "soon");
        assertThat(alice.form(PAGE, wrong).body()).contains("Choose how long it is good.");
    }

    @Test
    void nobodyIsOfferedMoreThanTheyMay() {
        var page = Client.person(gateway, "bob", Role.operator).page(PAGE);

        assertThat(page).contains("value=\"operator\"").doesNotContain("value=\"admin\"", "allow_sensitive");
        assertThat(alice.page(PAGE)).contains("value=\"admin\"", "allow_sensitive");
    }

    private Map<String, String> form(String name, String id) {
        return Map.of("csrfToken", alice.csrf(), "name", name, "role", "viewer", "expires_in_s", "7776000", "form_id",
                id);
    }
}
