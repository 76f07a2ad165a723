package io.resticmanager.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.job.RestoreOptions.Mode;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who owns the hub can make of an endpoint without a policy file: not more than this. */
class CapturedHubTest {

    private static final String OURS = "rest:https://nas.example/ada/";
    private static final String THEIRS = "rest:https://evil.example/ada/";

    @TempDir
    Path folder;

    private EnrolledMachine machine;
    private Veto veto;
    private Optional<HubMessage.Repository> inForce = Optional.empty();

    @BeforeEach
    void enrol() {
        machine = EnrolledMachine.in(folder);
        veto = machine.veto(() -> inForce);
        assertThat(veto.refusal(EnrolledMachine.config(1, OURS, null))).isEmpty();
        inForce = Optional.of(EnrolledMachine.repository(OURS));
    }

    @Test
    void canNotRestoreOverSystemPaths() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc"));

        for (var path : List.of("/etc/passwd", "/", "/home/ada/.ssh/authorized_keys", "/var/restic-restore/../../etc",
                "etc/passwd", link.toString(), "/var/restic-restorex")) {
            assertThat(rule(restore(Mode.in_place, path))).as(path).hasValue("policy.restore_root");
        }
        assertThat(rule(command(JobKind.restore, JsonNode.createObjectNode(Map.of("snapshot_id",
                JsonNode.createStringNode("5eaa0323"), "paths", JsonNode.createArrayNode(List.of()), "target",
                JsonNode.createObjectNode(Map.of("mode", JsonNode.createStringNode("somewhere_else"))))), null)))
                .hasValue("policy.restore_root");
        assertThat(rule(command(JobKind.restore, null, null))).hasValue("policy.restore_root");
        assertThat(rule(command(JobKind.restore, JsonNode.createObjectNode(Map.of()), null)))
                .hasValue("policy.restore_root");
        assertThat(rule(restore(Mode.in_place))).hasValue("policy.restore_root");
        assertThat(rule(restore(Mode.new_directory, "/etc/passwd"))).isEmpty();
    }

    @Test
    void canNotRestoreThroughALinkThatItRestoredBefore() throws Exception {
        var root = Files.createDirectory(folder.resolve("root"));
        machine.policy().allowRestore(root);
        Files.createSymbolicLink(root.resolve("link"), Path.of("/etc"));
        Files.createSymbolicLink(root.resolve("dangling"), Path.of("/etc/not/there"));

        assertThat(rule(restore(Mode.in_place, root.resolve("ada/file").toString()))).isEmpty();
        assertThat(rule(restore(Mode.in_place, root.resolve("link/passwd").toString())))
                .hasValue("policy.restore_root");
        assertThat(rule(restore(Mode.in_place, root.resolve("dangling/x").toString()))).hasValue("policy.restore_root");
    }

    @Test
    void canNotRestoreOverWhatTheAgentNeeds() throws Exception {
        var etc = machine.policy().path().getParent();
        machine.policy().allowRestore(folder);
        Files.createSymbolicLink(folder.resolve("link"), machine.dir().root());

        for (var path : List.of(machine.dir().root().toString(), machine.dir().root().resolve("jobs/x").toString(),
                folder.toString(), etc.toString(), machine.policy().path().toString(), folder + "/link/jobs")) {
            assertThat(rule(restore(Mode.in_place, path))).as(path).hasValue("policy.own_files");
        }
        assertThat(rule(restore(Mode.in_place, folder + "/beside", folder + "/new\nline"))).isEmpty();
        assertThat(rule(restore(Mode.in_place, folder + "/beside", "/etc/passwd"))).hasValue("policy.restore_root");
    }

    @Test
    void canNotReplaceFilesByThoseOfAnotherHost() throws Exception {
        machine.policy().allowRestore(folder);
        var inPlace = restore(Mode.in_place, folder + "/beside");
        var fresh = restore(Mode.new_directory, folder + "/beside");
        var theirs = new HubMessage.Repository("R2", "rest:https://nas.example/bob/", "bob", "secret", null);

        assertThat(rule(command(JobKind.restore, inPlace.options(), theirs))).hasValue("policy.foreign_in_place");
        assertThat(rule(command(JobKind.restore, inPlace.options(), EnrolledMachine.repository(OURS)))).isEmpty();
        assertThat(rule(command(JobKind.restore, fresh.options(), theirs))).isEmpty();
    }

    @Test
    void canNotRedirectBackups() {
        for (var url : List.of(THEIRS, "rest:https://nas.example@evil.example/ada/", "sftp:evil.example:/x",
                "/mnt/elsewhere", "rclone::sftp,host=evil.example:/x")) {
            var refusal = veto.refusal(EnrolledMachine.config(2, url, null));
            assertThat(refusal.map(Refusal::rule)).as(url).hasValue("policy.repository_host");
        }
        assertThat(rule(command(JobKind.backup, null, EnrolledMachine.repository(THEIRS))))
                .hasValue("policy.repository_host");
    }

    @Test
    void canNotRedirectBackupsByWaitingForARestartOrTakingTheConfigurationAway() {
        assertThat(veto.refusal(new HubMessage.ConfigUpdate(3, null, List.of(), null))).isEmpty();
        inForce = Optional.empty();

        var restarted = machine.veto(() -> inForce);

        assertThat(restarted.refusal(EnrolledMachine.config(4, THEIRS, null))).isPresent();
        assertThat(restarted.refusal(EnrolledMachine.config(4, OURS, null))).isEmpty();
    }

    @Test
    void canNotRunAShell() {
        for (var hook : List.of("/bin/sh", "../../bin/sh", "x; reboot", "$(reboot)", "-c", ".")) {
            var source = new Source(List.of("/home"), List.of(), List.of(), false, false, null, null, null, null, null,
                    hook);
            assertThat(rule(command(JobKind.backup, Json.tree(new BackupOptions(null, source)), null))).as(hook)
                    .hasValue("policy.hook");
        }
    }

    @Test
    void canStillBackUp() {
        var options = Json.tree(new BackupOptions(null, Source.of(List.of("/home"))));

        assertThat(rule(command(JobKind.backup, options, null))).isEmpty();
        assertThat(rule(command(JobKind.forget, null, EnrolledMachine.repository(OURS)))).isEmpty();
    }

    private Optional<String> rule(HubMessage.CommandRun command) {
        return veto.refusal(command).map(Refusal::rule);
    }

    private static HubMessage.CommandRun restore(Mode mode, String... paths) {
        return command(JobKind.restore, Json.tree(new RestoreOptions("5eaa0323", List.of(paths),
                new RestoreOptions.Target(mode), null, null)), null);
    }

    private static HubMessage.CommandRun command(JobKind kind, @Nullable JsonNode options,
            HubMessage.@Nullable Repository credential) {
        return new HubMessage.CommandRun("J1", kind, null, options, credential);
    }
}
