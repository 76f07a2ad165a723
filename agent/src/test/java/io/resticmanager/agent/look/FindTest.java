package io.resticmanager.agent.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.resticmanager.agent.job.NastyTree;
import io.resticmanager.contracts.agent.AgentMessage.FoundEntry;
import io.resticmanager.contracts.agent.AgentMessage.TreeFound;
import io.resticmanager.contracts.agent.HubMessage.TreeFind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in a whole snapshot. */
class FindTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldFindNamesAndNotPaths(String version) throws Exception {
        var data = NastyTree.at(root.resolve("data"));
        try (var stand = LookStand.of(root, version, data)) {
            var snapshot = stand.snapshot();

            assertThat(paths(stand, snapshot, "STAR*[X]?.TXT")).containsExactly(data + "/star*[x]?.txt");
            assertThat(paths(stand, snapshot, "r*[x")).isEmpty();
            assertThat(paths(stand, snapshot, "[x]")).containsExactly(data + "/star*[x]?.txt");
            assertThat(paths(stand, snapshot, "ÜBUNG")).containsExactly(data + "/übung-日本.txt");
            assertThat(paths(stand, snapshot, "*.txt")).containsExactlyInAnyOrder(data + "/$HOME.txt",
                    data + "/starx1.txt", data + "/star*[x]?.txt", data + "/übung-日本.txt");
            assertThat(paths(stand, snapshot, "--exclude")).containsExactly(data + "/--exclude");
            assertThat(paths(stand, snapshot, "twenty-letters-each")).hasSize(40);
            assertThat(paths(stand, snapshot, "\uFFFD")).containsExactly(data + "/latin1-\uFFFD");
            assertThat(stand.ask(new TreeFind(snapshot, "progra?", 5, null), TreeFound.class).entries().getFirst())
                    .matches(found -> found.mode() == 04755 && found.type().equals("file") && found.size() == 2
                            && found.mtime() != null);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldTellNoMoreThanTheLimitAndWhetherThereIsMore(String version) throws Exception {
        var data = Files.createDirectory(root.resolve("data"));
        for (int file = 0; file < 5_000; file++) {
            Files.createFile(data.resolve("file-%04d".formatted(file)));
        }
        try (var stand = LookStand.of(root, version, data)) {
            var snapshot = stand.snapshot();

            var some = stand.ask(new TreeFind(snapshot, "FILE-", 200, null), TreeFound.class);
            var all = stand.ask(new TreeFind(snapshot, "file-000?", 10, null), TreeFound.class);
            var long_ = stand.ask(new TreeFind(snapshot, "e", 1_000, null), TreeFound.class);

            assertThat(some.more()).isTrue();
            assertThat(some.entries()).hasSize(200).first().extracting(FoundEntry::path)
                    .isEqualTo(data + "/file-0000");
            assertThat(all.more()).isFalse();
            assertThat(all.entries()).hasSize(10);
            assertThat(long_.more()).isTrue();
        }
    }

    private static List<String> paths(LookStand stand, String snapshot, String pattern) {
        var found = stand.ask(new TreeFind(snapshot, pattern, 1_000, null), TreeFound.class);
        assertThat(found.more()).isFalse();
        return found.entries().stream().map(FoundEntry::path).toList();
    }
}
