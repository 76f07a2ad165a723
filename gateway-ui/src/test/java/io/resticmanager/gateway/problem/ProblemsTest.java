package io.resticmanager.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProblemsTest {

    private static final String RUN = "/api/hosts/x/jobs";

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data, Map.of("test.broken-route", true));
        alice = Client.alice(gateway);
    }

    @Test
    void whatIsNotJsonIsRefusedWithoutBeingQuoted() {
        for (var body : new String[]{"{\"kind\": hunter2", "[]", "null", "\"hunter2\""}) {
            var answer = alice.post(RUN, body);

            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.problem()).as(body).isEqualTo("malformed");
            assertThat(answer.body()).doesNotContain("hunter2").contains("one object with fields");
        }
        assertThat(alice.post(RUN, "").status()).isEqualTo(400);
        assertThat(alice.post("/api/hosts/x/schedules", "null").body()).contains("one object with fields");
    }

    @Test
    void whatIsNestedTooDeeplyIsRefused() {
        var bomb = "{\"kind\": \"backup\", \"options\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}";

        assertThat(alice.post(RUN, bomb).problem()).isEqualTo("malformed");
    }

    @Test
    void aBodyOverOneMebibyteIsRefused() {
        var answer = alice.post(RUN, "{\"kind\": \"%s\"}".formatted("x".repeat(1 << 20)));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("too-large");
    }

    @Test
    void theFrameworksOwnRefusalsAreProblemsToo() {
        assertThat(alice.get("/api/nothing/here").problem()).isEqualTo("not-found");
        assertThat(alice.json("PUT", "/api/me", "{}").problem()).isEqualTo("method-not-allowed");
        assertThat(alice.get("/api/jobs?limit=many").problem()).isEqualTo("invalid");
        assertThat(alice.get("/api/jobs?limit=many").body()).contains("limit");
        assertThat(alice.send("POST", "/api/sessions", BodyPublishers.ofString("x"), "Content-Type", "text/plain")
                .problem()).isEqualTo("unsupported-media-type");
    }

    @Test
    void aPageSaysOnceWhatIsWrongAndWhere() {
        var page = alice.get("/jobs/01JTCW3V5D3XQ0P1T6C2B6E7F8?from=many", "Accept", "text/html");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("from: This can not be read; a number is expected here.");
        assertThat(page.body().split("This can not be read", -1)).hasSize(2);
    }

    @Test
    void aBugWhileAPageIsDrawnIsToldToo() {
        var page = alice.get("/broken-view", "Accept", "text/html");

        assertThat(page.status()).isEqualTo(500);
        assertThat(page.body()).contains("<h1").doesNotContain("nothing.there", "OGNL");
    }

    @Test
    void aBugIsToldWithoutItsInsides() {
        var api = alice.get("/api/broken");
        var page = alice.get("/broken", "Accept", "text/html");

        assertThat(api.status()).isEqualTo(500);
        assertThat(api.problem()).isEqualTo("internal");
        assertThat(api.body()).doesNotContain("hunter2");
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("its log says what").doesNotContain("hunter2");
    }

    @Test
    void whatAServiceRefusesIsHandedOnAsItIs() {
        var answer = alice.post("/api/enrolment-tokens", "{\"name\": \"taken\", \"repo_url\": \"/srv/repo\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("invalid");
        assertThat(answer.body()).contains("{\"field\":\"name\",\"message\":\"A host of this name exists.\"}");
    }

    @Test
    void aPersonGetsAPage() {
        var answer = alice.get("/no/such/page", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.body()).startsWith("<!DOCTYPE html>").contains("/no/such/page");
    }

    @Test
    void aPageThatHtmxIsAboutToChangeStaysAndShowsAToast() {
        var answer = alice.get("/no/such/pag%C3%A9", "Accept", "text/html", "HX-Request", "true");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("HX-Reswap")).isEqualTo("none");
        assertThat(answer.header("HX-Trigger")).startsWith("{\"toast\":{\"level\":\"error\",\"title\":\"Not found\"")
                .matches("\\p{ASCII}*");
    }

    @Test
    void anOpenPageStaysAndSaysSoWhenTheSessionIsOver() {
        var nobody = new Client(gateway);

        mustStay(nobody.get("/", "Accept", "text/html", "HX-Request", "true"));
        mustStay(nobody.get("/fragments/alerts", "Accept", "*/*", "HX-Request", "true", "X-Unattended", "true"));
        mustStay(nobody.form("/schedules/preview", Map.of("cron", "0 2 * * *"), "HX-Request", "true"));
    }

    private static void mustStay(Client.Answer answer) {
        var headers = answer.http().headers();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(headers.allValues("HX-Trigger")).containsExactly("signed-out");
        assertThat(headers.allValues("HX-Reswap")).containsExactly("none");
        assertThat(headers.map()).doesNotContainKeys("hx-redirect", "location");
    }

    @Test
    void aHeadRequestIsAnsweredWithoutABody() {
        var answer = alice.send("HEAD", "/api/nothing/here", BodyPublishers.noBody());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }
}
