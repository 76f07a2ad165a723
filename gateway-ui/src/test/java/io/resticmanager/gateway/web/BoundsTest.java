package io.resticmanager.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent has an end, and pages ask their library for nothing that could run what is sent. */
final class BoundsTest {

    private static final int DEEPEST = 32;

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
    }

    @Test
    void jsonThatIsNestedTooDeeplyIsRefused() {
        var deep = "{\"username\": \"bob\", \"role\": \"viewer\", \"x\": %s%s}".formatted("[".repeat(DEEPEST),
                "]".repeat(DEEPEST));

        assertThat(alice.post("/api/users", deep).status()).isEqualTo(400);
    }

    @Test
    void aBodyOfMoreThanAMebibyteIsRefusedBeforeAnybodySignsIn() {
        assertThat(new Client(gateway).post("/api/sessions", " ".repeat(1_100_000)).status()).isEqualTo(413);
    }

    @Test
    void htmxRunsNoCodeFromPagesAndAsksNobodyElse() {
        for (var page : new String[]{alice.page("/"), alice.page("/profile"),
                new Client(gateway).page("/login")}) {
            assertThat(page).contains("\"allowEval\":false", "\"allowScriptTags\":false", "\"selfRequestsOnly\":true",
                    "\"includeIndicatorStyles\":false");
        }
    }
}
