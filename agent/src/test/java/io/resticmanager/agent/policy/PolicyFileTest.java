package io.resticmanager.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import io.resticmanager.contracts.job.JobKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {

    private static final Optional<Set<String>> FIRST = Optional.of(Set.of("nas"));

    @TempDir
    Path folder;

    private Path path;
    private PolicyFile file;

    @BeforeEach
    void name() {
        path = folder.resolve("policy.json");
        file = new PolicyFile(path);
    }

    @Test
    void shouldBeTheDefaultWithoutAFile() {
        assertThat(file.policy(FIRST)).isEqualTo(Policy.byDefault(FIRST));
        assertThat(new PolicyFile(folder.resolve("no/such/folder/policy.json")).policy(FIRST).problem()).isEmpty();
    }

    @Test
    void shouldNarrowWhatItNamesAndLeaveTheRestAsUsual() throws Exception {
        write("{\"kinds\": [\"backup\"]}", "rw-r--r--");

        var policy = file.policy(FIRST);

        assertThat(policy).isEqualTo(new Policy(true, Optional.empty(), EnumSet.of(JobKind.backup),
                Policy.byDefault(FIRST).restoreRoots(), Set.of("*"), FIRST));
    }

    @Test
    void shouldTakeItsRepositoryHostsInsteadOfTheFirstConfigurations() throws Exception {
        write("{\"repository_hosts\": [\"Backup.example\", \"local\"]}", "rw-r--r--");

        assertThat(file.policy(FIRST).repositoryHosts()).hasValue(Set.of("backup.example", "local"));
    }

    @Test
    void shouldHoldAtOnceWhenItChanges() throws Exception {
        write("{\"kinds\": []}", "rw-r--r--");
        assertThat(file.policy(FIRST).kind(JobKind.backup)).isPresent();

        write("{\"kinds\": [\"backup\"]}", "rw-r--r--");

        assertThat(file.policy(FIRST).kind(JobKind.backup)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"rw-rw-r--", "rw-r--rw-", "rwxrwxrwx"})
    void shouldVetoEverythingWhenOthersMayWriteIt(String mode) throws Exception {
        write("{}", mode);

        assertThat(problem()).contains("writable by its group or by everybody");
    }

    @Test
    void shouldVetoEverythingWhenOthersMayWriteItsFolder() throws Exception {
        write("{}", "rw-r--r--");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(problem()).contains("the folder").contains("writable by its group or by everybody");
    }

    @Test
    void shouldVetoEverythingWhenItIsALinkEvenOneToNowhere() throws Exception {
        Files.createSymbolicLink(path, folder.resolve("elsewhere"));
        assertThat(problem()).contains("it is a link");

        Files.writeString(folder.resolve("elsewhere"), "{}");

        assertThat(problem()).contains("it is a link");
    }

    @Test
    void shouldVetoEverythingWhenItIsNoFile() throws Exception {
        Files.createDirectory(path);

        assertThat(problem()).contains("not a plain file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0644 | false | true  |
            0600 | false | true  |
            0664 | false | true  | writable
            0646 | false | true  | writable
            1646 | false | true  | writable
            0644 | false | false | belongs neither to root
            0755 | true  | true  |
            0775 | true  | true  | writable
            1777 | true  | true  |
            0755 | true  | false | belongs neither to root
            """)
    void shouldTrustWhatOnlyRootAndTheAgentCanChange(String mode, boolean folder, boolean ours, String complaint) {
        var found = Trusted.complaint(Integer.parseInt(mode, 8), folder, ours);

        assertThat(found.isPresent()).isEqualTo(complaint != null);
        assertThat(found.orElse("")).contains(complaint == null ? "" : complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "\"all\"", "{\"kind\": [\"backup\"]}", "{\"kinds\": null}",
            "{\"kinds\": \"backup\"}", "{\"kinds\": [\"bakcup\"]}", "{\"kinds\": [null]}", "{\"kinds\": [1]}",
            "{\"restore_roots\": [\"srv\"]}", "{\"restore_roots\": [\"/srv/../etc\"]}",
            "{\"restore_roots\": [\"/srv\\n/etc\"]}", "{\"repository_hosts\": [\"https://nas\"]}",
            "{\"repository_hosts\": [\"*\"]}", "{\"hooks\":[]} this is not json {\"kinds\":[\"init\"]}",
            "{\"hooks\": []} {\"kinds\": [\"init\"]}", "{\"hooks\": []}}", "{\"hooks\": []},", "{\"hooks\": []}\u0000",
            "{\"kinds\": [\"backup\"], \"kinds\": [\"init\"]}", "{\"kinds\": [], \"k\\u0069nds\": [\"backup\"]}",
            "{\"hooks\": [\"../../bin/sh\"]}", "{\"hooks\": [\"dump-db\", \"\"]}", "{\"hooks\": [\"Dump\"]}",
            "{\"hooks\": [\"dump.sh\"]}", "{\"hooks\": [\"*.sh\"]}"})
    void shouldVetoEverythingWhenItIsNotUnderstoodToTheLastWord(String text) throws Exception {
        write(text, "rw-r--r--");

        assertThat(file.policy(FIRST).kind(JobKind.backup).orElseThrow().rule()).isEqualTo("policy.file");
        assertThat(problem()).startsWith(path + ": ");
    }

    @Test
    void shouldTakeWhatIsWrittenWholeWhateverSpaceIsAroundIt() throws Exception {
        write("\n {\"kinds\": [\"backup\"], \"hooks\": [\"*\", \"0-dump_db\"]}\r\n\t\n", "rw-r--r--");

        assertThat(file.policy(FIRST).problem()).isEmpty();
        assertThat(file.policy(FIRST).hooks()).containsExactlyInAnyOrder("*", "0-dump_db");
    }

    @Test
    void shouldNameTheHookThatCanBeNone() throws Exception {
        write("{\"hooks\": [\"dump-db\", \"../../bin/sh\"]}", "rw-r--r--");

        assertThat(problem()).contains("'../../bin/sh' in hooks");
    }

    @Test
    void shouldVetoEverythingWhenItIsHugeOrDeep() throws Exception {
        write("{\"hooks\": [\"" + "x".repeat(64 * 1024) + "\"]}", "rw-r--r--");
        assertThat(problem()).contains("larger than 64 KiB");

        write("[".repeat(60_000), "rw-r--r--");

        assertThat(problem()).contains("not a JSON object");
    }

    @Test
    void shouldAddARestoreRootToThoseThatHold() throws Exception {
        file.allowRestore(Path.of("/srv/a \"b\""));
        file.allowRestore(Path.of("/srv/a \"b\""));

        assertThat(Files.readString(path)).isEqualTo("""
                {
                  "restore_roots": ["/var/restic-restore", "/srv/a \\"b\\""]
                }
                """);
        assertThat(file.policy(FIRST).restoreRoots()).containsExactly(Policy.RESTORE_DIRECTORY,
                Path.of("/srv/a \"b\""));
        assertThat(file.policy(FIRST).repositoryHosts()).isEqualTo(FIRST);
    }

    @Test
    void shouldAddARepositoryHostToThoseThatHold() throws Exception {
        write("{\"kinds\": [\"backup\"]}", "rw-r--r--");

        file.allowRepository("other", FIRST);

        assertThat(file.policy(Optional.empty()).repositoryHosts()).hasValue(Set.of("nas", "other"));
        assertThat(file.policy(FIRST).kinds()).containsExactly(JobKind.backup);
    }

    @Test
    void shouldMakeItsFolderAndFileSoThatItIsTrusted() throws Exception {
        var fresh = new PolicyFile(folder.resolve("etc/policy.json"));

        fresh.allowRestore(Path.of("/srv"));

        assertThat(fresh.policy(FIRST).problem()).isEmpty();
    }

    @Test
    void shouldLeaveAFileAloneThatItCanNotRelyOn() throws Exception {
        write("{\"kinds\": [\"bakcup\"]}", "rw-r--r--");

        assertThatThrownBy(() -> file.allowRestore(Path.of("/srv"))).isInstanceOf(UnusablePolicy.class);

        assertThat(Files.readString(path)).isEqualTo("{\"kinds\": [\"bakcup\"]}");
    }

    private String problem() {
        return file.policy(FIRST).problem().orElseThrow();
    }

    private void write(String text, String mode) throws IOException {
        Files.writeString(path, text);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
