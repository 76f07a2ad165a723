package io.resticmanager.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables and JSON. */
final class ListsTest {

    private static final String ADA = """
            {"id": "01A", "name": "ada", "status": "online", "protection": "protected", "tags": ["web", "eu"], "open_alerts": 0,
             "hostname": "ada.example", "os": "linux", "paused": false,
             "last_backup": {"id": "01J", "status": "succeeded", "finished_at": "2026-11-22T10:00:00Z"}}""";
    private static final String BOB = """
            {"id": "01B", "name": "b\\u001b[31mob\\u202e", "status": "offline", "protection": "at_risk", "tags": [],
             "paused": true, "hostname": "bob.example", "os": "linux"}""";

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
    void hostsStandInColumnsAndAllPagesAreOne() {
        server.on("GET /api/hosts?limit=200", "{\"items\": [%s], \"next_cursor\": \"c 1\"}".formatted(ADA))
                .on("GET /api/hosts?cursor=c%201&limit=200", "{\"items\": [%s]}".formatted(BOB));

        var done = terminal.run("hosts");

        assertThat(done.code()).isZero();
        assertThat(done.out().lines()).containsExactly(
                "NAME                     STATUS           PROTECTION  LAST BACKUP          RESULT     ALERTS  TAGS",
                "ada                      online           protected   2026-11-22 10:00:00  succeeded  0       web,eu",
                "b<U+001B>[31mob<U+202E>  offline, paused  at_risk     -                    -          -       -");
        assertThat(server.asked()).allMatch(asked -> asked.authorization().equals("Bearer " + Terminal.TOKEN));
    }

    @Test
    void jsonIsWhatTheApiSaysAndHarmless() throws Json.Malformed {
        server.on("GET /api/hosts?limit=200", "{\"items\": [%s]}".formatted(BOB));

        var done = terminal.run("hosts", "--json");

        assertThat(done.out().lines()).hasSize(1);
        assertThat(done.out()).doesNotContain("\u001b", "\u202e");
        var host = Json.read(done.out(), JsonNode.class).get("items").get(0);
        assertThat(host.get("name").getStringValue()).isEqualTo("b\u001b[31mob\u202e");
    }

    @Test
    void aFilterGoesToTheServer() {
        server.on("GET /api/hosts?limit=200&protection=at_risk&q=a%20b%26c&status=offline&tag=web", "{\"items\": []}");

        var done = terminal.run("hosts", "--tag", "web", "--status", "offline", "--protection", "at_risk", "-q",
                "a b&c");

        assertThat(done.code()).isZero();
        assertThat(done.out()).isEmpty();
        assertThat(done.err()).isEqualTo("no host matches\n");
    }

    @Test
    void anEmptyServerSaysHowAHostComesToBe() {
        server.on("GET /api/hosts?limit=200", "{\"items\": []}");

        var done = terminal.run("hosts");

        assertThat(done.code()).isZero();
        assertThat(done.err()).startsWith("there is no host yet; restic-manager token");
    }

    @Test
    void aHostIsFoundByNameAndById() {
        fleet(ADA, BOB);
        server.on("GET /api/hosts/01A", ADA);

        assertThat(terminal.run("hosts", "show", "Ada").out()).contains("name         ada",
                "last backup  2026-11-22 10:00:00, succeeded, job 01J");
        assertThat(terminal.run("hosts", "show", "01A").code()).isZero();
    }

    @Test
    void aNameThatIsNoneIsToldWithThoseThatAreNear() {
        fleet(ADA, BOB);

        var near = terminal.run("hosts", "show", "adda");
        var far = terminal.run("hosts", "show", "webserver");

        assertThat(near.code()).isEqualTo(1);
        assertThat(near.err()).contains("there is no host adda. Did you mean ada?");
        assertThat(far.err()).contains("restic-manager hosts lists them");
    }

    @Test
    void aNameOfTwoHostsIsNotGuessed() {
        fleet(ADA, ADA.replace("01A", "01C").replace("ada.example", "other.example"));

        var done = terminal.run("run", "ada", "backup");

        assertThat(done.code()).isEqualTo(2);
        assertThat(done.err()).contains("2 hosts are called ada", "01A (ada.example, linux)",
                "01C (other.example, linux)");
        assertThat(server.asked()).noneMatch(asked -> asked.method().equals("POST"));
    }

    @Test
    void jobsAndAlertsHaveTheirTables() {
        fleet(ADA);
        server.on("GET /api/jobs?limit=20", """
                {"items": [{"id": "01J", "host_id": "01A", "kind": "backup", "status": "failed", "actor": "alice",
                 "queued_at": "2026-11-22T10:00:00Z", "started_at": "2026-11-22T10:00:01Z",
                 "finished_at": "2026-11-22T11:02:03Z"}], "next_cursor": "more"}""");
        server.on("GET /api/alerts?limit=200",
                """
                        {"items": [{"id": "01X", "severity": "critical", "status": "open", "host_name": "ada", "message": "no backup @|red x|@",
                         "raised_at": "2026-11-22T10:00:00Z"}]}""");

        var jobs = terminal.run("jobs");
        assertThat(jobs.out().lines()).element(1).asString()
                .isEqualTo("01J  ada   backup  failed  2026-11-22 10:00:00  1h 2m  alice");
        assertThat(jobs.err()).contains("there are more");
        assertThat(terminal.run("alerts").out().lines()).element(1).asString()
                .isEqualTo("01X    critical  open    ada   2026-11-22 10:00:00  no backup @ |red x|@");
    }

    @Test
    void whoeverReadsTheOutputMayGo() {
        server.on("GET /api/hosts?limit=200", "{\"items\": [%s]}".formatted(ADA));
        var broken = new PrintWriter(new FilterWriter(new StringWriter()) {
            @Override
            public void write(String text, int from, int length) throws IOException {
                throw new IOException("Broken pipe");
            }
        });

        assertThat(terminal.runInto(broken, "hosts")).isEqualTo(141);
    }

    private void fleet(String... hosts) {
        server.on("GET /api/hosts?limit=200", "{\"items\": [%s]}".formatted(String.join(",", hosts)));
    }
}
