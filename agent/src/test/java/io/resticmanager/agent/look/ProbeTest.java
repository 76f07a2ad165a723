package io.resticmanager.agent.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.resticmanager.agent.job.EmptyRepository;
import io.resticmanager.contracts.agent.AgentMessage.Probed;
import io.resticmanager.contracts.agent.AgentMessage.TreeEntry;
import io.resticmanager.contracts.agent.AgentMessage.TreeListed;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.HubMessage.Probe;
import io.resticmanager.contracts.agent.HubMessage.Probe.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Free space, whether a repository opens, and the repository of another host. */
class ProbeTest {

    @TempDir
    Path root;

    @Test
    void shouldTellHowMuchIsFreeAtTheNearestFolderThatIsThere() throws Exception {
        try (var stand = LookStand.in(root, "0.18", null)) {
            var store = Files.getFileStore(root);

            var named = free(stand, root.resolve("not/there/yet").toString());
            var usual = free(stand, null);

            assertThat(named.path()).isEqualTo(root.toString());
            assertThat(named.totalBytes()).isEqualTo(store.getTotalSpace());
            assertThat(named.freeBytes()).isBetween(store.getUsableSpace() / 2, store.getTotalSpace());
            assertThat(usual.path()).isEqualTo(root.toString());
            for (var path : List.of("relative", "/a/../b", "/a\0b", "")) {
                assertThat(stand.fails(new Probe(What.free_space, path, null)).error().cause())
                        .isEqualTo("bad_request");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldTellWhetherARepositoryOpens(String version) throws Exception {
        try (var stand = LookStand.in(root, version, null)) {
            var url = stand.everyday.get().orElseThrow().url();

            var own = stand.ask(new Probe(What.repository, null, null), Probed.class);
            var wrong = stand.fails(new Probe(What.repository, null, LookStand.repository("w", url, "wrong-password")));

            assertThat(own).isEqualTo(new Probed(What.repository, null, null, null));
            assertThat(wrong.error().cause()).isEqualTo("wrong_password");
            assertThat(Path.of(url, "locks")).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldLookIntoAnotherHostsRepositoryAndKeepNothingOfItsCredential(String version) throws Exception {
        var data = Files.createDirectory(root.resolve("data"));
        Files.writeString(data.resolve("theirs"), "x");
        var other = root.resolve("other").toString();
        EmptyRepository.at(Path.of(other));
        try (var stand = LookStand.in(root, version, null)) {
            stand.backUpInto(other, data);
            var credential = new HubMessage.Repository("other", other, "eve", LookStand.PASSWORD, "planted-secret");

            var listed = stand.ask(new HubMessage.TreeList(stand.snapshot(other), data.toString(), null, credential),
                    TreeListed.class);

            assertThat(listed.entries()).extracting(TreeEntry::name).containsExactly("theirs");
            assertThat(stand.redactor.redact("planted-secret")).as("masked, also afterwards").isEqualTo("***");
            assertThat(String.join("\n", stand.calls())).doesNotContain("planted-secret", "password");
            try (var files = Files.walk(stand.state)) {
                assertThat(files.filter(Files::isRegularFile)).allSatisfy(file -> assertThat(
                        Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("planted-secret"));
            }
        }
    }

    private static Probed free(LookStand stand, String path) {
        return stand.ask(new Probe(What.free_space, path, null), Probed.class);
    }
}
