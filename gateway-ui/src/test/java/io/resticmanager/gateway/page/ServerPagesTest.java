package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerPagesTest {

    @TempDir
    private Path data;

    @Test
    void theRulesInForceAreThoseOfTheCode() {
        try (var gateway = Gateway.in(data)) {
            var page = plain(Client.alice(gateway).page("/settings/authentication"));

            assertThat(page).contains("12 to 1\u202f000 characters", "Argon2id with 19 MiB, t=2, p=1",
                    "2, while up to 16 wait", "Ends after 12 hours", "Ends 7 days after signing in",
                    "From the 5th failure within 15 minutes on there is a wait, of 30 seconds at most",
                    "the account is not locked", "20 within 1 hour", "then everybody behind it waits",
                    "No: this page came over plain HTTP", "rm_session", "Plain HTTP", "127.0.0.1",
                    "None: forwarded addresses are not believed");
            assertThat(page).doesNotContain("__Host-");
        }
    }

    @Test
    void howOnesOwnConnectionIsSeenIsShown() {
        var behind = Map.<String, Object>of("rm.trusted-proxies", "127.0.0.0/8", "rm.base-url",
                "https://backup.example");
        try (var gateway = Gateway.in(data, behind)) {
            var page = plain(Client.alice(gateway).get("/settings/authentication", "Accept", "text/html",
                    "X-Forwarded-For", "192.0.2.7", "X-Forwarded-Proto", "https").body());

            assertThat(page).contains("Sent over HTTPS alone Yes", "__Host-rm_session", "Your browser speaks HTTPS",
                    "192.0.2.7", "127.0.0.0/8", "Links begin with https://backup.example");
        }
    }

    @Test
    void whatThisServerIsIsToldToEverybodyAndItsHealthToAdministrators() {
        try (var gateway = Gateway.in(data)) {
            var admin = plain(Client.alice(gateway).page("/settings/about"));
            var viewer = plain(Client.person(gateway, "bob", Role.viewer).page("/settings/about"));

            assertThat(viewer).contains("agent-hub Answers", "notifications-service Answers", "BSD-2-Clause", "Java")
                    .containsPattern("NATS [0-9]+\\.[0-9]+").doesNotContain("gateway.database");
            assertThat(admin).contains("gateway.database OK SQLite 3.");
        }
    }

    @Test
    void aServiceThatDoesNotAnswerIsNamed() {
        try (var gateway = Gateway.aloneIn(data)) {
            assertThat(plain(Client.alice(gateway).page("/settings/about"))).contains("jobs-service Does not answer");
        }
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("[ \\n]+", " ");
    }
}
