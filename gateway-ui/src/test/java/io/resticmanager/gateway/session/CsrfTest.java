package io.resticmanager.gateway.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsrfTest {

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
    }

    @Test
    void withoutATokenNothingIsChanged() {
        var refused = alice.json("POST", "/api/hosts/x/jobs", "{\"kind\": \"init\"}", "X-CSRF-TOKEN", "");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("csrf");
        assertThat(gateway.jobs().actors()).isEmpty();
    }

    @Test
    void aTokenThatIsMadeUpIsRefused() {
        assertThat(run("X-CSRF-TOKEN", "AAAA.BBBB").status()).isEqualTo(403);
        assertThat(run("X-CSRF-TOKEN", alice.csrf() + "x").status()).isEqualTo(403);
        assertThat(run("X-CSRF-TOKEN", "." + alice.csrf().split("\\.")[1]).status()).isEqualTo(403);
    }

    @Test
    void aTokenPlantedIntoTheCookieAsWellIsRefused() {
        var victim = alice.copy();
        victim.cookies().put(CsrfSettings.COOKIE, "AAAA.BBBB");

        assertThat(victim.json("POST", "/api/jobs/x/cancel", "", "X-CSRF-TOKEN", "AAAA.BBBB").status()).isEqualTo(403);
    }

    @Test
    void theTokenFromBeforeSigningInIsRefusedAfterIt() {
        var browser = new Client(gateway);
        browser.get("/login", "Accept", "text/html");
        var before = browser.cookies().get(CsrfSettings.COOKIE);
        assertThat(before).isNotNull();
        browser.signIn("alice", Client.PASSWORD);
        browser.cookies().put(CsrfSettings.COOKIE, before);

        assertThat(browser.json("POST", "/api/jobs/x/cancel", "", "X-CSRF-TOKEN", before).status()).isEqualTo(403);
    }

    @Test
    void theTokenOfAnotherSessionIsRefused() {
        var other = new Client(gateway);
        other.signIn("alice", Client.PASSWORD);
        var mixed = alice.copy();
        mixed.cookies().put(CsrfSettings.COOKIE, other.cookies().get(CsrfSettings.COOKIE));

        assertThat(mixed.json("POST", "/api/jobs/x/cancel", "", "X-CSRF-TOKEN", other.csrf()).status()).isEqualTo(403);
    }

    @Test
    void aContentTypeThatNoFormOfOursHasOpensNoWayAround() {
        for (var type : new String[]{"text/plain", "multipart/form-data; boundary=x", "application/octet-stream"}) {
            var refused = alice.send("POST", "/api/jobs/x/cancel", BodyPublishers.ofString("{}"), "Content-Type", type);

            assertThat(refused.status()).as(type).isIn(403, 415);
        }
        assertThat(alice.send("DELETE", "/api/sessions", BodyPublishers.noBody()).status()).isEqualTo(403);
    }

    @Test
    void anotherOriginIsRefusedEvenWithTheToken() {
        for (var origin : new String[]{"https://evil.example", "null", "http://localhost.evil.example"}) {
            assertThat(run("Origin", origin).problem()).as(origin).isEqualTo("csrf");
        }
        assertThat(run("Origin", gateway.at("/").toString().replaceFirst("/$", "")).status()).isEqualTo(404);
    }

    @Test
    void thisHostByAnotherSchemeIsAnotherOrigin() {
        var here = gateway.at("/").toString().replaceFirst("/$", "");

        var refused = run("Origin", here.replaceFirst("^http:", "https:"));

        assertThat(refused.problem()).isEqualTo("csrf");
        assertThat(refused.body()).contains("RM_BASE_URL", "X-Forwarded-Proto");
    }

    @Test
    void signingInFromAnotherOriginIsRefused() {
        var credentials = "{\"username\": \"alice\", \"password\": \"%s\"}".formatted(Client.PASSWORD);

        var refused = new Client(gateway).post("/api/sessions", credentials, "Origin", "https://evil.example");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("csrf");
    }

    @Test
    void signingInTakesJsonOnly() {
        var form = new Client(gateway).form("/api/sessions", Map.of("username", "alice", "password", Client.PASSWORD));

        assertThat(form.status()).isEqualTo(415);
    }

    @Test
    void theTokenInAFieldOfAFormIsGoodEnough() {
        var browser = new Client(gateway);
        browser.signIn("alice", Client.PASSWORD);

        assertThat(browser.form("/logout", Map.of("csrfToken", "AAAA.BBBB")).status()).isEqualTo(403);
        assertThat(browser.form("/logout", Map.of("csrfToken", browser.csrf())).status()).isEqualTo(303);
        assertThat(browser.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void aFormWhoseBodyComesLaterThanItsHeadIsCheckedAllTheSame() throws Exception {
        var browser = new Client(gateway);
        browser.signIn("alice", Client.PASSWORD);

        assertThat(logOutSlowly(browser, "AAAA.BBBB")).startsWith("HTTP/1.1 403");
        assertThat(logOutSlowly(browser, browser.csrf())).startsWith("HTTP/1.1 303");
    }

    // The head asks to be told when the body is wanted, so the server has surely
    // read it before the body is on its way.
    private static String logOutSlowly(Client browser, String token) throws IOException {
        var body = "csrfToken=" + token;
        var cookies = browser.cookies().entrySet().stream().map(Object::toString).collect(Collectors.joining("; "));
        try (var socket = new Socket("127.0.0.1", gateway.at("/").getPort())) {
            socket.setSoTimeout(10_000);
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            var request = new OutputStreamWriter(socket.getOutputStream(), US_ASCII);
            request.write("POST /logout HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Expect: 100-continue\r\nContent-Length: %d\r\nCookie: %s\r\n\r\n".formatted(body.length(),
                            cookies));
            request.flush();
            assertThat(answer.readLine()).startsWith("HTTP/1.1 100");
            answer.readLine();
            request.write(body);
            request.flush();
            return answer.readLine();
        }
    }

    private static Client.Answer run(String header, String value) {
        return alice.json("POST", "/api/jobs/x/cancel", "", header, value);
    }
}
