package io.resticmanager.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Client.Answer;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeadersTest {

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data, Map.of("test.broken-route", true));
        alice = Client.alice(gateway);
    }

    @Test
    void everyAnswerCarriesThemWhateverItsStatus() {
        var stranger = new Client(gateway);

        guarded(200, alice.get("/api/me"));
        guarded(200, stranger.get("/login", "Accept", "text/html"));
        guarded(202, alice.post("/api/hosts/x/jobs", "{\"kind\": \"init\"}"));
        guarded(303, stranger.get("/", "Accept", "text/html"));
        guarded(400, alice.post("/api/hosts/x/jobs", "{\"kind\": "));
        guarded(401, stranger.get("/api/me"));
        guarded(403, alice.json("POST", "/api/jobs/x/cancel", "", "X-CSRF-TOKEN", "no"));
        guarded(404, alice.get("/api/nothing/here"));
        guarded(404, stranger.get("/static/no-such.css"));
        guarded(405, alice.json("PUT", "/api/me", "{}"));
        guarded(413, alice.post("/api/hosts/x/jobs", " ".repeat(1_200_000)));
        guarded(415, alice.send("POST", "/api/sessions", BodyPublishers.ofString("x"), "Content-Type", "text/plain"));
        guarded(422, alice.post("/api/hosts/x/jobs", "{\"kind\": \"mow-the-lawn\"}"));
        guarded(500, alice.get("/api/broken"));
        guarded(500, alice.get("/broken", "Accept", "text/html"));
        guarded(404, stranger.get("/agent/nothing/here"));
        guarded(404, stranger.get("/install/nothing"));
    }

    @Test
    void whatTheServerAnswersByItselfCarriesThemToo() throws Exception {
        for (var broken : List.of("this is no request\r\n\r\n", "GET /login HTTP/1.1\r\nHost: x\r\nLong: "
                + "x".repeat(20_000) + "\r\n\r\n", "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n\r\n",
                "POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n12C000\r\n" + " ".repeat(0x12_C000)
                        + "\r\n0\r\n\r\n")) {
            try (var line = new RawLine(gateway)) {
                line.say(broken);
                assertThat(line.head()).as(broken.substring(0, 10)).matches("(?s)HTTP/1\\.[01] 4.*")
                        .containsIgnoringCase("\r\ncontent-security-policy: default-src 'none'; ")
                        .containsIgnoringCase("\r\nx-content-type-options: nosniff\r\n");
            }
        }
    }

    @Test
    void pagesAndAnswersAreStoredNowhere() {
        assertThat(alice.get("/api/me").header("Cache-Control")).isEqualTo("no-store");
        assertThat(alice.get("/", "Accept", "text/html").header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aFileWithItsVersionInItsAddressIsKeptForEverAndWithoutItNotAtAll() {
        var link = gateway.get(VersionedLinks.class).versioned("/static/css/base.css");
        assertThat(link).matches("/static/css/base\\.css\\?v=[0-9a-f]{8}");
        var versioned = new Client(gateway).get(link);
        var plain = new Client(gateway).get("/static/css/base.css");

        assertThat(versioned.status()).isEqualTo(200);
        assertThat(versioned.header("Content-Type")).startsWith("text/css");
        assertThat(versioned.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(plain.body()).isEqualTo(versioned.body());
        assertThat(plain.header("Cache-Control")).isEqualTo("no-store");
        guarded(200, versioned);
    }

    @Test
    void htmxComesFromHere() {
        var script = new Client(gateway).get("/webjars/htmx.org/2.0.10/dist/htmx.min.js");

        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("Cache-Control")).contains("immutable");
    }

    @Test
    void filesOutsideOfTheStaticFolderAreNotServed() {
        for (var path : new String[]{"/static/../views/login.html", "/static/%2e%2e/views/login.html",
                "/static/..%2fviews/login.html", "/static//etc/passwd", "/webjars/../../application.yml"}) {
            assertThat(new Client(gateway).get(path).status()).as(path).isIn(400, 404);
        }
    }

    private static void guarded(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Security-Policy")).as("%d", status).isEqualTo("default-src 'none'; "
                + "script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cache-Control")).isNotEmpty();
    }
}
