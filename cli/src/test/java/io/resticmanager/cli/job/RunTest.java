package io.resticmanager.cli.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import io.resticmanager.cli.FakeServer;
import io.resticmanager.cli.Terminal;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} sends, and how it ends. */
final class RunTest {

    @TempDir
    private Path home;
    @AutoClose
    private FakeServer server;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer().on("GET /api/hosts?limit=200", "{\"items\": [{\"id\": \"01A\", \"name\": \"ada\"}]}")
                .on("POST /api/hosts/01A/jobs", 202, "{\"job_id\": \"01J\", \"status\": \"queued\"}");
        terminal = Terminal.at(server, home);
    }

    @Test
    void withoutWaitingItPrintsTheIdAlone() {
        var done = terminal.run("run", "ada", "forget", "--dry-run", "--timeout", "90m");

        assertThat(done.out()).isEqualTo("01J\n");
        assertThat(done.code()).isZero();
        assertThat(sent()).contains("\"kind\":\"forget\"", "\"dry_run\":true", "\"timeout_s\":5400");
    }

    @Test
    void pathsAreTheSourceOfTheBackupAndOptionsAreAddedTo() {
        terminal.run("run", "ada", "backup", "--path", "/etc", "--path", "/srv", "--exclude", "*.tmp");
        assertThat(sent()).contains("\"paths\":[\"/etc\",\"/srv\"]", "\"excludes\":[\"*.tmp\"]");

        terminal.run("run", "ada", "check", "--read-data-subset", "10%", "--options", "{\"mode\": \"x\"}");
        assertThat(sent()).contains("\"read_data_subset\":\"10%\"", "\"mode\":\"x\"");
    }

    @Test
    void optionsThatAreNoneAreWrongUsage() {
        assertThat(terminal.run("run", "ada", "check", "--options", "[1]").code()).isEqualTo(2);
        assertThat(terminal.run("run", "ada", "check", "--options", "{").code()).isEqualTo(2);
        assertThat(terminal.run("run", "ada", "backup", "--exclude", "x").code()).isEqualTo(2);
        assertThat(server.asked()).noneMatch(asked -> asked.method().equals("POST"));
    }

    @Test
    void theExitCodeIsThatOfTheJob() {
        server.on("GET /api/jobs/01J",
                """
                        {"id": "01J", "status": "failed", "started_at": "2026-11-22T10:00:00Z", "finished_at": "2026-11-22T10:00:12Z",
                         "error": {"message": "The repository is locked.", "next_step": "Unlock it."}}""");

        var done = terminal.run("run", "ada", "backup", "--wait");

        assertThat(done.code()).isEqualTo(1);
        assertThat(done.out()).isEqualTo("job 01J failed after 12s: The repository is locked. Unlock it.\n");
    }

    @Test
    void whatIsSuspectIsNoSuccessUntilSomebodySaysThatItIsGood() {
        var suspect = """
                {"id": "01J", "status": "succeeded", "suspect": {"reason": "missing_path", "detail": "/data is not there."%s}}""";
        server.on("GET /api/jobs/01J", suspect.formatted(""));

        var done = terminal.run("run", "ada", "backup", "--wait");

        assertThat(done.code()).isEqualTo(1);
        assertThat(done.out()).isEqualTo("job 01J suspect: /data is not there.\n");
        assertThat(terminal.run("jobs", "show", "01J").out()).contains("status       suspect\n",
                "suspect      /data is not there.\n");
        server.on("GET /api/jobs/01K", suspect.formatted(", \"confirmed_at\": \"2026-11-22T10:00:00Z\""));
        assertThat(terminal.run("jobs", "show", "01K").out()).contains("status       succeeded\n");
    }

    @Test
    void theLogOfAHostDoesNotReachTheTerminalAsOrders() {
        server.on("GET /api/jobs/01J", "{\"id\": \"01J\", \"status\": \"succeeded\", \"warnings\": 2}")
                .on("GET /api/jobs/01J/log?after=0",
                        """
                                {"lines": [{"n": 1, "text": "a\\tb\\u001b]0;owned\\u0007\\r"}], "next": 1, "complete": true}""");

        var done = terminal.run("tail", "01J");
        var json = terminal.run("tail", "01J", "--json");

        assertThat(done.out()).isEqualTo("a\tb<U+001B>]0;owned<U+0007><U+000D>\n");
        assertThat(done.err()).isEqualTo("job 01J succeeded with 2 warnings\n");
        assertThat(done.code()).isZero();
        assertThat(json.out().lines()).hasSize(2).last().asString().contains("\"status\":\"succeeded\"");
    }

    private String sent() {
        return server.asked().getLast().body();
    }
}
