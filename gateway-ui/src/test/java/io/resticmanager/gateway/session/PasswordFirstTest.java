package io.resticmanager.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.micronaut.web.router.Router;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeMaintenance;
import io.resticmanager.gateway.fake.FakeSettings;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PasswordFirstTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final String API = "/api/hosts/" + ADA.id() + "/maintenance-credentials";
    private static final String PAGE = "/hosts/" + ADA.id() + "/maintenance";
    private static final String SECRET = "{\"repo_username\": \"keeper\", \"server_password\": \"fresh secret\"}";
    private static final Path VIEWS = Path.of("src/main/resources/views");

    @TempDir
    private Path data;
    @AutoClose
    private Gateway gateway;
    private Client alice;

    @BeforeEach
    void start() {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
        gateway.hub().knows(ADA);
    }

    @Test
    void signingInCountsForTenMinutesAndConfirmingForTenMore() {
        gateway.clock().move(Duration.ofSeconds(599));
        assertThat(alice.json("PUT", API, SECRET).status()).isEqualTo(200);
        assertThat(alice.get("/api/sessions/confirm").text("confirmed")).isEqualTo("true");
        gateway.clock().move(Duration.ofSeconds(1));

        var refused = alice.json("PUT", API, SECRET);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("password-required");
        assertThat(alice.get("/api/sessions/confirm").text("confirmed")).isEqualTo("false");
        assertThat(confirm(Client.PASSWORD).status()).isEqualTo(204);
        assertThat(alice.json("PUT", API, SECRET).status()).isEqualTo(200);
        gateway.clock().move(Duration.ofMinutes(10));
        assertThat(alice.json("DELETE", API, "").problem()).isEqualTo("password-required");
    }

    @Test
    void anotherSessionOfTheSamePersonIsNotConfirmedByIt() {
        var other = new Client(gateway);
        other.signIn("alice", Client.PASSWORD);
        gateway.clock().move(Duration.ofMinutes(10));

        confirm(Client.PASSWORD);

        assertThat(other.json("PUT", API, SECRET).problem()).isEqualTo("password-required");
    }

    @Test
    void aWrongPasswordIsThrottledTogetherWithSigningIn() {
        for (var failure = 0; failure < Throttle.FREE_PER_ACCOUNT; failure++) {
            assertThat(confirm("guess number " + failure).problem()).isEqualTo("wrong-credentials");
        }

        assertThat(confirm(Client.PASSWORD).status()).isEqualTo(429);
        assertThat(new Client(gateway).signIn("alice", Client.PASSWORD).status()).isEqualTo(429);
        assertThat(confirm("").status()).isEqualTo(422);
    }

    @Test
    void whoLacksTheRoleIsToldThatAndNotAskedForAPassword() {
        var bob = Client.person(gateway, "bob", Role.operator);
        gateway.clock().move(Duration.ofHours(1));

        assertThat(bob.json("PUT", API, SECRET).problem()).isEqualTo("forbidden");
    }

    @Test
    void aPageAsksAndSendsTheFormOnAndNeverShowsASecret() {
        gateway.clock().move(Duration.ofHours(1));
        var fields = Map.of("csrfToken", alice.csrf(), "repo_username", "keeper \"x\"", "server_password",
                "planted secret", "repo_url", "");

        var asked = alice.form(PAGE, fields);

        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.header("Content-Type")).startsWith("text/html");
        assertThat(asked.body()).doesNotContain("planted secret")
                .contains("action=\"" + PAGE + "\"", "name=\"password_now\"", "Password of alice",
                        "name=\"repo_username\" value=\"keeper &quot;x&quot;\"",
                        "<input class=\"input mono\" id=\"again-0\" name=\"server_password\" type=\"password\"");
        assertThat(secrets()).isEmpty();
    }

    @Test
    void theFormGoesOnWithThePasswordAndNotWithAWrongOne() {
        gateway.clock().move(Duration.ofHours(1));

        var wrong = alice.form(PAGE, fields("not the right one"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).contains("The password is wrong.", "name=\"repo_username\" value=\"keeper\"")
                .doesNotContain("not the right one");
        assertThat(secrets()).isEmpty();

        var done = alice.form(PAGE, fields(Client.PASSWORD));
        assertThat(done.status()).as(done.body()).isEqualTo(303);
        assertThat(secrets()).containsEntry("server_password", "fresh secret");
        assertThat(alice.get("/api/sessions/confirm").text("confirmed")).isEqualTo("true");
    }

    @Test
    void aFormWithoutItsTokenIsRefusedBeforeThePasswordIsLookedAt() {
        gateway.clock().move(Duration.ofHours(1));

        var refused = alice.form(PAGE, Map.of("csrfToken", "wrong", "password_now", Client.PASSWORD));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(alice.get("/api/sessions/confirm").text("confirmed")).isEqualTo("false");
    }

    @Test
    void anOpenPageIsRefusedAndStays() {
        gateway.clock().move(Duration.ofHours(1));

        var refused = alice.form("/profile/tokens", Map.of("csrfToken", alice.csrf()), "HX-Request", "true");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("password-required");
        assertThat(refused.header("HX-Reswap")).isEqualTo("none");
    }

    @Test
    void whereLinksLeadAndWhatMayBeReachedWantsItAndNoOtherSetting() {
        gateway.clock().move(Duration.ofMinutes(10));

        for (var grave : List.of("{\"base_url\": \"https://evil.example\", \"job_log_days\": 8}",
                "{\"allow_private_targets\": false}")) {
            assertThat(alice.json("PATCH", "/api/settings", grave).problem()).as(grave).isEqualTo("password-required");
        }
        var form = Map.of("csrfToken", alice.csrf(), "base_url", "https://evil.example");
        assertThat(alice.form("/settings/notifications/delivery", form).body()).contains("name=\"password_now\"");
        assertThat(gateway.get(FakeSettings.class).changes()).isEmpty();
        assertThat(alice.json("PATCH", "/api/settings", "{\"job_log_days\": 8}").status()).isEqualTo(200);

        confirm(Client.PASSWORD);
        assertThat(alice.json("PATCH", "/api/settings", "{\"base_url\": \"https://rm.example\"}").text("base_url"))
                .isEqualTo("https://rm.example");
        gateway.clock().move(Duration.ofMinutes(10));
        assertThat(alice.json("PATCH", "/api/settings", "{\"base_url\": \"https://rm.example\"}").status())
                .as("what is so already changes nothing").isEqualTo(200);
    }

    @Test
    void everyFormThatLeadsToSuchARouteAsksInPlace() throws IOException {
        var forms = new java.util.ArrayList<String>();
        for (var view : views()) {
            Pattern.compile("<form\\b[^>]*data-password-first[^>]*>").matcher(Files.readString(view)).results()
                    .forEach(form -> forms
                            .add(form.group().replaceAll("(user\\.)?address(\\(\\))? \\+ '", "'/settings/users/x")
                                    .replaceAll("' \\+ [^+]*? \\+ '", "x")));
        }
        var routes = gateway.get(Router.class).uriRoutes()
                .filter(route -> route.getAnnotationMetadata().hasAnnotation(PasswordFirst.class))
                .map(route -> route.getUriMatchTemplate().toString().replaceAll("\\{[^}]*}", "x"))
                .filter(path -> !path.startsWith("/api/")).distinct().toList();

        assertThat(routes).hasSizeGreaterThanOrEqualTo(6);
        assertThat(routes).allSatisfy(
                path -> assertThat(forms).as(path).anyMatch(form -> form.contains("action=\"" + path + "\"")
                        || form.contains("'" + path + "'")));
    }

    @Test
    void everyFieldOfASecretIsKnownAsOne() throws IOException {
        for (var view : views()) {
            var inputs = Pattern.compile("<input[^>]*type=\"password\"[^>]*>").matcher(Files.readString(view))
                    .results();
            inputs.map(input -> Pattern.compile("\\sname=\"([^\"]*)\"").matcher(input.group()))
                    .filter(name -> name.find()).map(name -> name.group(1))
                    .forEach(name -> assertThat(CarriedForm.SECRET.matcher(name).matches()).as(name).isTrue());
        }
        for (var channel : List.of("bearer_token", "header_value", "secret", "password", "access_token")) {
            assertThat(CarriedForm.SECRET.matcher(channel).matches()).as(channel).isTrue();
        }
    }

    private static List<Path> views() throws IOException {
        try (var files = Files.walk(VIEWS)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Map<String, String> fields(String password) {
        return Map.of("csrfToken", alice.csrf(), "repo_username", "keeper", "server_password", "fresh secret",
                "password_now", password);
    }

    private Map<String, String> secrets() {
        return gateway.get(FakeMaintenance.class).secrets();
    }

    private Client.Answer confirm(String password) {
        return alice.post("/api/sessions/confirm", "{\"password\": \"%s\"}".formatted(password));
    }
}
