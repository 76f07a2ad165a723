package io.resticmanager.gateway.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.AuditSeen;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Client.Answer;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class InvitationTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrfToken\" value=\"([^\"]+)\"");
    private static final String CHOSEN = "chosen by bob himself";

    @AutoClose
    private Gateway gateway;
    private Client alice;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
    }

    @Test
    void whoIsInvitedChoosesAPasswordOnceAndIsSignedIn() {
        var link = link(invite("bob"));
        assertThat(new Client(gateway).signIn("bob", "").status()).isEqualTo(422);
        var browser = new Client(gateway);

        var page = browser.get(link, "Accept", "text/html");
        var accepted = accept(browser, link, CHOSEN);

        assertThat(page.body()).contains("Welcome, bob", "alice");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(303);
        assertThat(browser.get("/api/me").text("name")).isEqualTo("bob");
        assertThat(new Client(gateway).signIn("bob", CHOSEN).status()).isEqualTo(201);
        assertThat(accept(new Client(gateway), link, "chosen by mallory").status()).isEqualTo(410);
        assertThat(new Client(gateway).signIn("bob", "chosen by mallory").status()).isEqualTo(401);
        assertThat(alice.get("/api/users").body()).doesNotContain("\"invited\":true").doesNotContain("expires_at");
        assertThat(AuditSeen.acts(gateway)).containsSubsequence("alice user.create ok", "alice user.invite ok",
                "bob invitation.accept ok");
    }

    @Test
    void ofManyAtTheSameMomentOneWins() throws Exception {
        var link = link(invite("bob"));
        Callable<Integer> taking = () -> accept(new Client(gateway), link, CHOSEN).status();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(List.of(taking, taking, taking, taking)).stream()
                    .map(answer -> answer.resultNow()).toList();
            assertThat(statuses).containsOnlyOnce(303).containsOnly(303, 410);
        }
    }

    @Test
    void aLinkIsGoodForThreeDaysOrAsLongAsWasSaid() {
        var usual = link(invite("bob"));
        var brief = link(alice.post("/api/users",
                "{\"username\": \"carol\", \"role\": \"viewer\", \"expires_in_s\": 300}"));

        gateway.clock().move(Duration.ofMinutes(5));
        assertThat(accept(new Client(gateway), brief, CHOSEN).status()).isEqualTo(410);
        gateway.clock().move(Duration.ofHours(72).minusMinutes(6));
        assertThat(new Client(gateway).get(usual, "Accept", "text/html").status()).isEqualTo(200);
        gateway.clock().move(Duration.ofMinutes(1));
        assertThat(accept(new Client(gateway), usual, CHOSEN).status()).isEqualTo(410);
    }

    @Test
    void noLinkIsGoodForLessThanFiveMinutesOrMoreThanAMonth() {
        for (var life : List.of("299", "2592001", "-1", "9223372036854775807", "\"x\"", "1.5")) {
            assertThat(alice.post("/api/users",
                    "{\"username\": \"dora\", \"role\": \"viewer\", \"expires_in_s\": %s}".formatted(life)).body())
                    .as(life).contains("\"field\":\"expires_in_s\"");
        }
    }

    @Test
    void aLinkThatWasTakenBackOrMadeAnewIsVoid() {
        var made = invite("bob");
        var first = link(made);
        var second = link(renew(made.text("user_id")));

        assertThat(accept(new Client(gateway), first, CHOSEN).status()).isEqualTo(410);
        var listed = alice.get("/api/invitations").json().get("items");
        assertThat(listed.size()).isEqualTo(1);
        assertThat(alice.get("/api/invitations").body()).doesNotContain("token");
        var id = listed.get(0).get("id").getStringValue();
        assertThat(alice.json("DELETE", "/api/invitations/" + id, "").status()).isEqualTo(204);
        assertThat(alice.json("DELETE", "/api/invitations/" + id, "").status()).isEqualTo(404);
        assertThat(accept(new Client(gateway), second, CHOSEN).status()).isEqualTo(410);
        assertThat(AuditSeen.acts(gateway)).contains("alice invitation.revoke ok");
    }

    @Test
    void whoForgotTheirPasswordChoosesANewOneAndIsSignedOutElsewhere() {
        var bob = Client.person(gateway, "bob", Role.operator);
        var link = link(renew(bob.get("/api/me").text("user_id")));

        assertThat(new Client(gateway).signIn("bob", Client.PASSWORD).status()).as("good until then").isEqualTo(201);
        assertThat(bob.get(link, "Accept", "text/html").body()).contains("A new password for bob");
        assertThat(accept(new Client(gateway), link, CHOSEN).status()).isEqualTo(303);

        assertThat(bob.get("/api/me").status()).isEqualTo(401);
        assertThat(new Client(gateway).signIn("bob", Client.PASSWORD).status()).isEqualTo(401);
        assertThat(new Client(gateway).signIn("bob", CHOSEN).text("role")).isEqualTo("operator");
    }

    @Test
    void whoRemembersThePasswordAfterAllMakesTheLinkVoidByChangingIt() {
        var bob = Client.person(gateway, "bob", Role.operator);
        var link = link(renew(bob.get("/api/me").text("user_id")));

        bob.json("PUT", "/api/me/password",
                "{\"current\": \"%s\", \"password\": \"%s\"}".formatted(Client.PASSWORD, CHOSEN));

        assertThat(accept(new Client(gateway), link, "chosen by mallory").status()).isEqualTo(410);
    }

    @Test
    void aRemovedPersonsLinkIsVoid() {
        var made = invite("bob");
        alice.json("DELETE", "/api/users/" + made.text("user_id") + "?confirm=bob", "");

        assertThat(accept(new Client(gateway), link(made), CHOSEN).status()).isEqualTo(410);
        assertThat(renew("01JTCW3V5D3XQ0P1T6C2B6E7F8").status()).isEqualTo(404);
    }

    @Test
    void whatIsWrongWithThePasswordIsToldAndTheLinkStaysGood() {
        var link = link(invite("bob"));
        var browser = new Client(gateway);

        var tooShort = accept(browser, link, "too short");
        var differs = accept(browser, link, CHOSEN, CHOSEN + "!");

        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(tooShort.body()).contains("A password has at least 12 characters.").doesNotContain("too short");
        assertThat(differs.body()).contains("The two passwords differ.");
        assertThat(accept(browser, link, CHOSEN).status()).isEqualTo(303);
    }

    @Test
    void whoTriesLinksThatAreNoneIsSlowedDownAndNobodyElse() {
        var link = link(invite("bob"));
        var guesser = new Client(gateway);
        for (int guess = 0; guess < 5; guess++) {
            assertThat(guesser.get("/invitation?token=guess" + guess, "Accept", "text/html").status()).isEqualTo(410);
        }

        var slowed = guesser.get(link, "Accept", "text/html");

        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.header("Retry-After")).isEqualTo("1");
        assertThat(new Client(gateway).signIn("alice", Client.PASSWORD).status()).isEqualTo(201);
        gateway.clock().move(Duration.ofSeconds(2));
        assertThat(guesser.get(link, "Accept", "text/html").status()).isEqualTo(200);
    }

    @Test
    void aLinkThatIsNoneTellsNothing() {
        var none = new Client(gateway).get("/invitation", "Accept", "text/html");
        var wrong = new Client(gateway).get("/invitation?token=%3Cscript%3E", "Accept", "text/html");

        assertThat(none.status()).isEqualTo(200);
        assertThat(none.body()).contains("Open the link").doesNotContain("<form");
        assertThat(wrong.status()).isEqualTo(410);
        assertThat(wrong.body()).contains("Ask an administrator").doesNotContain("<form", "<script>alert", "alice");
    }

    @Test
    void theTokenGoesNowhereButIntoTheForm() {
        var log = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var level = root.getLevel();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.INFO);
        try {
            var link = link(invite("bob"));
            var token = link.substring(link.indexOf('=') + 1);
            var browser = new Client(gateway);
            var page = browser.get(link, "Accept", "text/html");
            accept(browser, link, CHOSEN);
            accept(browser, link, CHOSEN);

            assertThat(token).hasSizeGreaterThanOrEqualTo(43);
            assertThat(page.header("Referrer-Policy")).isEqualTo("strict-origin");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(log.list).isNotEmpty().noneMatch(line -> line.getFormattedMessage().contains(token));
            assertThat(AuditSeen.in(gateway).toString()).doesNotContain(token).doesNotContain(CHOSEN);
        } finally {
            root.setLevel(level);
            root.detachAppender(log);
        }
    }

    @Test
    void aFormFromElsewhereIsRefused() {
        var link = link(invite("bob"));
        var form = Map.of("token", link.substring(link.indexOf('=') + 1), "password", CHOSEN, "repeated", CHOSEN);

        assertThat(new Client(gateway).form("/invitation", form).status()).isEqualTo(403);
        assertThat(new Client(gateway).form("/invitation", form, "Origin", "https://evil.example").status())
                .isEqualTo(403);
        assertThat(new Client(gateway).get(link, "Accept", "text/html").status()).isEqualTo(200);
    }

    private Answer invite(String name) {
        var made = alice.post("/api/users", "{\"username\": \"%s\", \"role\": \"viewer\"}".formatted(name));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made;
    }

    private Answer renew(String userId) {
        return alice.post("/api/invitations", "{\"user_id\": \"%s\"}".formatted(userId));
    }

    private static String link(Answer made) {
        var url = made.text("invite_url");
        return url.substring(url.indexOf("/invitation"));
    }

    private static Answer accept(Client browser, String link, String password) {
        return accept(browser, link, password, password);
    }

    private static Answer accept(Client browser, String link, String password, String repeated) {
        var page = browser.get("/login", "Accept", "text/html");
        var csrf = TOKEN.matcher(page.body());
        var form = new HashMap<>(Map.of("password", password, "repeated", repeated));
        form.put("csrfToken", csrf.find() ? csrf.group(1) : browser.cookies().getOrDefault("rm_csrf", ""));
        form.put("token", link.substring(link.indexOf('=') + 1));
        return browser.form("/invitation", form);
    }
}
