package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.resticmanager.contracts.host.HubRpc.TokenState;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnrolmentPagesTest {

    private static final String LIST = "/hosts/enrolments";

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
    }

    @Test
    void tokensThatCanBeUsedAreListedAndRevoked() {
        var token = token("ada", null, true);
        var other = token("bob", null, true);

        assertThat(page(LIST)).contains("token-" + token, "token-" + other, ">ada<", "Revoke");
        var revoked = revoke(alice, token);

        assertThat(revoked.status()).as(revoked.body()).isEqualTo(303);
        assertThat(revoked.header("Location")).isEqualTo(LIST);
        assertThat(page(LIST)).doesNotContain("token-" + token).contains("token-" + other);
        assertThat(page(LIST + "/" + token)).contains("The token is good no longer.", "Make a new one")
                .doesNotContain("Waiting for the agent");
    }

    @Test
    void htmxGetsTheListAndAToast() {
        var token = token("carol", null, true);

        var revoked = alice.form(LIST + "/" + token + "/revoke", Map.of("csrfToken", alice.csrf()), "HX-Request",
                "true");

        assertThat(revoked.status()).as(revoked.body()).isEqualTo(200);
        assertThat(revoked.header("HX-Trigger")).contains("Token revoked", "carol");
        assertThat(revoked.body()).contains("id=\"tokens\"").doesNotContain("token-" + token);
    }

    @Test
    void aTokenThatIsUnknownOrWasUsedIsNotRevoked() {
        var used = token("dora", Ids.next(), false);

        assertThat(revoke(alice, Ids.next()).status()).isEqualTo(404);
        assertThat(revoke(alice, used).status()).isEqualTo(409);
        assertThat(revoke(alice, used).body()).contains("Remove the host.");
        assertThat(alice.get(LIST + "/" + Ids.next(), "Accept", "text/html").status()).isEqualTo(404);
    }

    @Test
    void aTokenWhoseTimeIsOverSaysSoAndOffersANewOne() {
        var late = Ids.next();
        gateway.hub().knows(new TokenState(late, "eve", gateway.clock().instant().minus(Duration.ofMinutes(1)), null,
                false), false);

        assertThat(page(LIST + "/" + late)).contains("The token has expired.", "Make a new one", "href=\"/hosts/new\"")
                .doesNotContain("Waiting for the agent");
        assertThat(page("/fragments/enrolments/" + late)).contains("The token has expired.");
    }

    @Test
    void whoeverIsNoAdministratorSeesNoTokens() {
        for (var role : new Role[]{Role.viewer, Role.operator}) {
            var other = Client.person(gateway, "the-" + role, role);
            var token = token("for-" + role, null, true);

            assertThat(other.get(LIST, "Accept", "text/html").status()).isEqualTo(403);
            assertThat(other.get("/hosts/new", "Accept", "text/html").status()).isEqualTo(403);
            assertThat(revoke(other, token).status()).isEqualTo(403);
            assertThat(page(LIST)).contains("token-" + token);
        }
    }

    private static String token(String name, @Nullable String hostId, boolean usable) {
        var id = Ids.next();
        gateway.hub().knows(new TokenState(id, name, gateway.clock().instant().plusSeconds(600), hostId, false),
                usable);
        return id;
    }

    private static String page(String path) {
        return alice.page(path);
    }

    private static Client.Answer revoke(Client who, String token) {
        return who.form(LIST + "/" + token + "/revoke", Map.of("csrfToken", who.csrf()));
    }
}
