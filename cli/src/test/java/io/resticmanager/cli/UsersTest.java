package io.resticmanager.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users and enrolment tokens: what is sent, and what is told once. */
final class UsersTest {

    @TempDir
    private Path home;
    @AutoClose
    private FakeServer server;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer().on("GET /api/users?limit=200",
                """
                        {"items": [{"id": "01B", "username": "bob", "role": "viewer", "invited": true},
                         {"id": "01A", "username": "alice", "role": "admin", "invited": false, "signed_in_at": "2026-11-22T10:00:00Z"}]}""");
        terminal = Terminal.at(server, home);
    }

    @Test
    void theyStandInATable() {
        assertThat(terminal.run("users").out().lines()).containsExactly("NAME   ROLE    STATE    LAST SIGNED IN",
                "bob    viewer  invited  -", "alice  admin   active   2026-11-22 10:00:00");
    }

    @Test
    void nobodyIsRemovedByASlip() {
        server.on("DELETE /api/users/01B?confirm=bob", 204, "");

        var asked = terminal.run("users", "remove", "bob");
        assertThat(asked.code()).isEqualTo(2);
        assertThat(asked.err()).contains("--yes");
        assertThat(server.asked()).noneMatch(call -> call.method().equals("DELETE"));

        assertThat(terminal.run("users", "remove", "Bob", "--yes").out()).isEqualTo("bob is removed\n");
    }

    @Test
    void theLinkAloneIsTheOutput() {
        server.on("POST /api/invitations", 201,
                """
                        {"id": "01I", "user_id": "01B", "invite_url": "https://x/invitation?token=t", "expires_at": "2026-11-25T10:00:00Z"}""");

        var done = terminal.run("reset-password", "bob", "--expires", "24h");

        assertThat(done.out()).isEqualTo("https://x/invitation?token=t\n");
        assertThat(done.err()).contains("until 2026-11-25 10:00:00");
        assertThat(server.asked().getLast().body()).contains("\"user_id\":\"01B\"", "\"expires_in_s\":86400");
    }

    @Test
    void whoIsNotThereIsToldWithWhoIs() {
        var done = terminal.run("users", "role", "mallory", "admin");

        assertThat(done.code()).isEqualTo(1);
        assertThat(done.err()).contains("there is no user mallory; the users are bob, alice");
    }

    @Test
    void anEnrolmentTokenComesWithItsLinesAndPasswords() {
        server.on("POST /api/enrolment-tokens", 201,
                """
                        {"token_id": "01T", "token": "t", "expires_at": "2026-11-22T11:00:00Z", "repo_password": "p w",
                         "install": {"linux": "curl …", "windows": null, "enroll": "restic-manager-agent enroll"}, "htpasswd": "ada:…"}""");

        var done = terminal.run("token", "ada", "--repo", "rest:https://storage.example/ada/", "--tag", "web",
                "--expires",
                "1h");

        assertThat(done.code()).isZero();
        assertThat(done.out()).contains("On Linux, as root:\n  curl …\n", "  restic-manager-agent enroll\n", "  p w\n",
                "  ada:…\n").doesNotContain("Windows");
        assertThat(server.asked().getLast().body()).contains("\"name\":\"ada\"", "\"tags\":[\"web\"]",
                "\"expires_in_s\":3600");
    }
}
