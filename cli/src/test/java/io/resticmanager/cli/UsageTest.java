package io.resticmanager.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed wrong, whom a command asks, and what login keeps. */
final class UsageTest {

    private static final String NONE = "{\"items\": []}";

    @TempDir
    private Path home;
    @AutoClose
    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        server.on("GET /api/hosts?limit=200", NONE)
                .on("GET /api/me", "{\"user_id\": \"01U\", \"name\": \"alice\", \"role\": \"admin\"}");
    }

    @Test
    void whatIsNoCommandIsWrongUsage() {
        var nobody = new Terminal(home);

        for (var words : new String[][]{{}, {"host"}, {"hosts", "--colour"}, {"tail"}, {"token", "ada"},
                {"token", "ada", "--repo", "x", "--expires", "soon"}}) {
            var done = nobody.run(words);
            assertThat(done.code()).isEqualTo(2);
            assertThat(done.err()).startsWith("restic-manager: ").doesNotContain("\tat ");
            assertThat(done.out()).isEmpty();
        }
    }

    @Test
    void anOptionThatWouldCountForNothingIsRefused() {
        var done = Terminal.at(server, home).run("hosts", "--json", "show", "ada");

        assertThat(done.code()).isEqualTo(2);
        assertThat(done.err()).contains("--json belongs behind restic-manager hosts show");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void withoutAServerOrATokenItIsSaidHowToGiveOne() {
        var nobody = new Terminal(home);

        assertThat(nobody.run("hosts").err()).contains("which server?", "RM_URL", "login");
        assertThat(nobody.run("hosts", "--url", server.url()).err()).contains("wants an API token", "RM_API_TOKEN");
        assertThat(nobody.run("hosts", "--url", "backup.example").err()).contains("'backup.example' is no address");
        assertThat(nobody.run("hosts").code()).isEqualTo(2);
    }

    @Test
    void loginKeepsWhatTheServerAcceptedForItsOwnerAlone() throws IOException {
        var terminal = Terminal.at(server, home);

        var done = terminal.run("login");

        var file = home.resolve(".config/restic-manager/config");
        assertThat(done.code()).isZero();
        assertThat(done.out()).contains("as alice, admin").doesNotContain(Terminal.TOKEN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(new Terminal(home).run("hosts").code()).isZero();
    }

    @Test
    void loginSaysSoWhenItCanKeepNothing() throws IOException {
        Files.createFile(home.resolve(".config"));

        var done = Terminal.at(server, home).run("login");

        assertThat(done.code()).isEqualTo(1);
        assertThat(done.err()).startsWith("restic-manager: a file can not be written").doesNotContain("\tat ");
    }

    @Test
    void loginKeepsNothingThatTheServerRefuses() throws IOException {
        try (var other = new FakeServer()) {
            other.problem("GET /api/me", 401, "unauthorized", "no");

            assertThat(Terminal.at(other, home).run("login").code()).isEqualTo(1);
            assertThat(home.resolve(".config")).doesNotExist();
        }
    }

    @Test
    void aTokenThatWasKeptGoesToNoOtherServer() throws IOException {
        Terminal.at(server, home).run("login");

        try (var other = new FakeServer()) {
            var done = new Terminal(home).run("hosts", "--url", other.url());

            assertThat(done.code()).isEqualTo(2);
            assertThat(done.err()).contains("wants an API token");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void aFileThatOthersCanReadIsRefused() throws IOException {
        var token = Files.writeString(home.resolve("token"), Terminal.TOKEN + "\n");
        var terminal = new Terminal(home).with("RM_URL", server.url());

        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r-----"));
        var open = terminal.run("hosts", "--token-file", token.toString());
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        var closed = terminal.run("hosts", "--token-file", token.toString());

        assertThat(open.code()).isEqualTo(2);
        assertThat(open.err()).contains("chmod 600 " + token);
        assertThat(closed.code()).isZero();
        assertThat(server.asked()).singleElement().extracting(FakeServer.Asked::authorization)
                .isEqualTo("Bearer " + Terminal.TOKEN);
    }

    @Test
    void anOptionComesBeforeAVariableAndThatBeforeTheFile() throws IOException {
        Terminal.at(server, home).run("login");
        var token = Files.writeString(home.resolve("token"), "rmapi_of-the-file");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        var terminal = new Terminal(home).with("RM_API_TOKEN", "rmapi_of-the-variable");

        terminal.run("hosts");
        terminal.run("hosts", "--token-file", token.toString());

        assertThat(server.asked().stream().skip(1)).extracting(FakeServer.Asked::authorization)
                .containsExactly("Bearer rmapi_of-the-variable", "Bearer rmapi_of-the-file");
    }

    @Test
    void whatIsNoTokenIsNotSentAndNotRepeated() {
        var done = new Terminal(home).with("RM_URL", server.url()).with("RM_API_TOKEN", "two words").run("hosts");

        assertThat(done.code()).isEqualTo(2);
        assertThat(done.err()).contains("begins with rmapi_").doesNotContain("two words");
    }

    @Test
    void anAddressWithoutEncryptionIsWarnedOfUnlessItIsThisMachine() {
        var far = Terminal.at(server, home).with("RM_URL", "http://no-such-machine.invalid").run("hosts");
        var near = Terminal.at(server, home).run("hosts");

        assertThat(far.err()).startsWith("warning: http://no-such-machine.invalid is not encrypted");
        assertThat(near.err()).doesNotContain("warning");
    }

    @Test
    void completionKnowsTheCommandsOfTheServerToo() {
        var done = new Terminal(home).run("completion");

        assertThat(done.code()).isZero();
        assertThat(done.out()).contains("complete -F _complete_restic-manager", "backup-state", "reset-password",
                "--pin");
    }
}
