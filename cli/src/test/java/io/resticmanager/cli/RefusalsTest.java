package io.resticmanager.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import io.resticmanager.cli.Terminal.Done;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which a server can say no: one line with the cause and the next step, and the exit code. */
final class RefusalsTest {

    private static final String HOSTS = "GET /api/hosts?limit=200";

    @TempDir
    private Path home;
    @AutoClose
    private FakeServer server;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        terminal = Terminal.at(server, home);
    }

    @Test
    void aTokenThatIsNotKnown() {
        server.problem(HOSTS, 401, "unauthorized", "Sign in.");

        refused(terminal.run("hosts"), 1, "does not accept the API token", "restic-manager login");
    }

    @Test
    void aRoleThatIsTooLow() {
        server.problem(HOSTS, 403, "forbidden", "This needs the role admin.");

        refused(terminal.run("hosts"), 1, "This needs the role admin. Ask an administrator");
    }

    @Test
    void aTokenThatMayNotDoWhatIsDangerous() {
        server.problem(HOSTS, 403, "password-required", "This token can not do that.");

        refused(terminal.run("hosts"), 1, "This token can not do that. This needs an API token made with",
                "asks people for their password");
    }

    @Test
    void whatIsNotThere() {
        server.problem("GET /api/jobs/x", 404, "not-found", "There is no job of this id.");

        refused(terminal.run("jobs", "show", "x"), 1, "There is no job of this id.");
    }

    @Test
    void whatIsInTheWay() {
        server.problem("POST /api/jobs/x/cancel", 409, "conflict", "The job is over.");

        refused(terminal.run("jobs", "cancel", "x"), 1, "The job is over");
    }

    @Test
    void fieldsThatAreWrongAreAllNamed() {
        server.on("GET /api/jobs?kind=x&limit=20", 422, """
                {"detail": "one", "errors": [{"field": "kind", "message": "one of backup, check"},
                 {"field": "limit", "message": "1 to 200"}]}""");

        refused(terminal.run("jobs", "--kind", "x"), 1, "kind: one of backup, check; limit: 1 to 200");
    }

    @Test
    void tooManyAttempts() {
        server.problem(HOSTS, 429, "too-many-attempts", "Too many wrong tokens came from this address.", "Retry-After",
                "77");

        refused(terminal.run("hosts"), 1, "Too many wrong tokens", "Try again in 77 s");
    }

    @Test
    void aServiceThatIsAway() {
        server.problem(HOSTS, 503, "unavailable", "The hub does not answer.");

        refused(terminal.run("hosts"), 3, "not available just now (503: The hub does not answer.)");
    }

    @Test
    void aServerThatBroke() {
        server.problem(HOSTS, 500, "internal", "Something broke on the server; its log says what.");

        refused(terminal.run("hosts"), 1, "Something broke on the server; its log says what");
    }

    @Test
    void aServerThatIsAnotherProgram() {
        server.page(HOSTS, 200, "<html>hello</html>").page("GET /api/jobs?limit=20", 404, "<html>no</html>");

        refused(terminal.run("hosts"), 3, "not as restic-manager does", server.url());
        refused(terminal.run("jobs"), 1, "no such page", server.url());
    }

    @Test
    void aRedirectionIsToldAndTheTokenDoesNotFollowIt() throws IOException {
        try (var other = new FakeServer()) {
            server.page(HOSTS, 301, "", "Location", other.url() + "/api/hosts");

            refused(terminal.run("hosts"), 2, other.url());
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void nobodyThere() {
        server.close();

        refused(terminal.run("hosts"), 3, "nothing listens at " + server.url());
    }

    @Test
    void aNameThatNobodyKnows() {
        terminal.with("RM_URL", "http://no-such-machine.invalid:8480");

        refused(terminal.run("hosts"), 3, "no-such-machine.invalid");
    }

    @Test
    void wordsOfTheServerDoNotReachTheTerminalAsOrders() {
        server.problem("GET /api/jobs/x", 404, "not-found", "gone\\u001b[2J\\u009b2J");

        refused(terminal.run("jobs", "show", "x"), 1, "gone<U+001B>[2J<U+009B>2J");
    }

    private static void refused(Done done, int code, String... words) {
        assertThat(done.err()).contains("restic-manager: ").contains(words).doesNotContain("\tat ", Terminal.TOKEN);
        assertThat(done.err().lines().filter(line -> !line.startsWith("warning"))).hasSize(1);
        assertThat(done.code()).isEqualTo(code);
        assertThat(done.out()).isEmpty();
    }
}
