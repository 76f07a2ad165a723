package io.resticmanager.standalone.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.resticmanager.platform.audit.Deeds;
import io.resticmanager.platform.audit.Deeds.Deed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the commands say of the key, and what they leave for the audit log. */
class StateAnswersTest {

    @TempDir
    Path folder;

    private Path dataDir;
    private Path copy;
    private Path key;

    @BeforeEach
    void fill() throws Exception {
        dataDir = Files.createDirectory(folder.resolve("data"));
        copy = folder.resolve("state.zip");
        key = Files.writeString(folder.resolve("elsewhere.key"), "the key");
        for (var service : StateFiles.SERVICES) {
            try (var connection = DatabaseCopy.open(StateFiles.database(dataDir, service));
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE hub (epoch TEXT)");
            }
        }
    }

    @Test
    void shouldSayThatItHoldsTheKey() throws Exception {
        Files.writeString(dataDir.resolve(KeyFile.USUAL), "the key");

        assertThat(backUp()).contains("It holds the keys to all stored passwords").doesNotContain("NOT");
        assertThat(verify(copy.toString())).contains("is sound").doesNotContain("holds no key");
        assertThat(restore()).contains("is in place").doesNotContain("holds no key");
    }

    @Test
    void shouldSayWhichKeyFileIsNotInACopy() throws Exception {
        Files.writeString(dataDir.resolve(KeyFile.USUAL), "of another time");

        assertThat(backUp("--secret-key-file", key.toString())).contains("The key file " + key, "NOT in the copy")
                .doesNotContain("It holds the keys");
        assertThat(verify(copy.toString())).contains("is sound", "It needs the key file that was " + key);
        assertThat(restore("--secret-key-file", key.toString())).contains("It needs the key file that was " + key)
                .doesNotContain("is missing");
        Files.delete(key);
        assertThat(restore("--secret-key-file", key.toString())).contains("It needs", "Now the key file " + key,
                "is missing");
    }

    @Test
    void shouldNotTakeACopyWithoutAnyKeyForAWholeOne() throws Exception {
        assertThat(backUp()).contains("The key file that RM_SECRET_KEY_FILE names", "NOT in the copy");
        assertThat(verify(copy.toString())).contains("It needs the key file that RM_SECRET_KEY_FILE named");
    }

    @Test
    void shouldCopyAKeyFileOfAnotherNameInTheDataDirectory() throws Exception {
        var own = Files.writeString(dataDir.resolve("own.key"), "the key");

        assertThat(backUp("--secret-key-file", own.toString())).contains("It holds the keys");
        Files.writeString(own, "another");
        restore();
        assertThat(own).hasContent("the key");
    }

    @Test
    void shouldNotCallADataDirectorySoundWhoseKeyIsGone() {
        assertThat(verify("--secret-key-file", key.toString())).contains("is sound");
        assertThat(verify("--secret-key-file", folder.resolve("none").toString())).doesNotContain("is sound")
                .contains("none", "is missing or can not be read", "put it back");
    }

    @Test
    void shouldLeaveWhatItDidForTheAuditLog() throws Exception {
        var user = System.getProperty("user.name");
        backUp();
        restore();

        assertThat(new Deeds(dataDir).left()).extracting(Deed::action).containsExactly("state.backup", "state.restore");
        assertThat(new Deeds(dataDir).left()).extracting(Deed::details).satisfiesExactly(
                copied -> assertThat(copied).startsWith("by the OS user %s: 5 files to %s".formatted(user, copy)),
                back -> assertThat(back).contains("by the OS user " + user, "before-restore-"));
        assertThat(new Deeds(dataDir).left()).extracting(Deed::target).as("of one copy").containsOnly(
                new Deeds(dataDir).left().getFirst().target());
    }

    @Test
    void shouldLeaveNothingForWhatWasRefused() throws Exception {
        assertThat(restore()).contains("state.zip");

        assertThat(new Deeds(dataDir).left()).isEmpty();
    }

    private String backUp(String... more) {
        return said(new BackUpStateCommand(), copy.toString(), more);
    }

    private String restore(String... more) {
        return said(new RestoreStateCommand(), copy.toString(), more);
    }

    private String verify(String first, String... more) {
        return said(new VerifyStateCommand(), first, more);
    }

    private String said(Object command, String first, String... more) {
        var said = new StringWriter();
        var all = List.of("--data-dir", dataDir.toString(), first);
        var arguments = new java.util.ArrayList<>(all);
        arguments.addAll(List.of(more));
        new CommandLine(command).setOut(new PrintWriter(said)).setErr(new PrintWriter(said))
                .setExecutionExceptionHandler((problem, line, _) -> {
                    line.getErr().println(problem.getMessage());
                    return 1;
                }).execute(arguments.toArray(String[]::new));
        return said.toString();
    }
}
