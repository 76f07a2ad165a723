package io.resticmanager.gateway.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.AuditSeen;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.invitation.ResetErrand.Answer;
import io.resticmanager.gateway.invitation.ResetErrand.Request;
import io.resticmanager.gateway.token.Token;
import io.resticmanager.platform.errand.Errand;
import io.resticmanager.platform.id.Ids;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResetDeskTest {

    private static final Pattern CSRF = Pattern.compile("name=\"csrfToken\" value=\"([^\"]+)\"");
    private static final String CHOSEN = "chosen at the second go";

    @AutoClose
    private Gateway gateway;
    private Errand<Request, Answer> files;
    private final Token token = Token.mint();

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        files = ResetErrand.in(data);
    }

    @Test
    void theLastAdministratorComesBackInByALinkThatNoAdministratorMade() throws IOException {
        var alice = Client.alice(gateway);

        var answer = ask("Alice", Duration.ofHours(1));

        assertThat(answer.problem()).isNull();
        assertThat(answer.user()).isEqualTo("alice");
        assertThat(answer.address()).isEqualTo(gateway.at("/invitation?token=").toString());
        assertThat(alice.get("/api/me").status()).as("signed out at once").isEqualTo(401);
        assertThat(accept(token)).isEqualTo(303);
        assertThat(accept(token)).as("once").isEqualTo(410);
        assertThat(new Client(gateway).signIn("alice", CHOSEN).text("role")).isEqualTo("admin");
        assertThat(AuditSeen.acts(gateway)).containsSubsequence("system:operator user.reset ok",
                "alice invitation.accept ok");
        assertThat(AuditSeen.in(gateway).toString()).doesNotContain(token.value());
        assertThat(files.asked()).isEmpty();
    }

    @Test
    void thePageSaysWhoMadeTheLink() throws IOException {
        Client.alice(gateway);
        Client.person(gateway, "bob", Role.viewer);
        assertThat(ask("bob", Duration.ofHours(1)).problem()).isNull();

        var page = new Client(gateway).get("/invitation?token=" + token.value(), "Accept", "text/html");

        assertThat(page.body()).contains("A new password for bob", "the operator of this server")
                .doesNotContain("system:");
    }

    @Test
    void whoIsNotThereIsToldWithWhoIs() throws IOException {
        Client.alice(gateway);

        var answer = ask("al\u001b[2Jice", Duration.ofHours(1));

        assertThat(answer.problem()).isEqualTo("there is no user al<U+001B>[2Jice; the users are alice");
        assertThat(new Client(gateway).get("/invitation?token=" + token.value(), "Accept", "text/html").status())
                .isEqualTo(410);
    }

    @Test
    void whatWasAskedTooLongAgoIsNotDone() throws IOException {
        var alice = Client.alice(gateway);

        var answer = ask("alice", Duration.ofSeconds(-1));

        assertThat(answer.problem()).contains("ask again");
        assertThat(alice.get("/api/me").status()).isEqualTo(200);
    }

    private Answer ask(String user, Duration life) throws IOException {
        var request = new Request(Ids.next(), user, token.hash(), gateway.clock().instant().plus(life));
        files.ask(request);
        Awaitility.await("the request is served").until(() -> files.asked().isEmpty());
        return files.answered(request.id()).orElseThrow();
    }

    private int accept(Token link) {
        var browser = new Client(gateway);
        var page = browser.get("/invitation?token=" + link.value(), "Accept", "text/html");
        var csrf = CSRF.matcher(page.body());
        var form = new HashMap<>(Map.of("token", link.value(), "password", CHOSEN, "repeated", CHOSEN));
        form.put("csrfToken", csrf.find() ? csrf.group(1) : browser.cookies().getOrDefault("rm_csrf", ""));
        return browser.form("/invitation", form).status();
    }
}
