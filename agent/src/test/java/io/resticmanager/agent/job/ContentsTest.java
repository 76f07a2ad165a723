package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that holds nothing is told from one that does, without reading all of either. */
class ContentsTest {

    @TempDir
    Path root;

    @Test
    void shouldFindNothingInFoldersOfFolders() throws IOException {
        Files.createDirectories(root.resolve("a/b/c"));

        assertThat(Contents.none(root)).isTrue();
    }

    @Test
    void shouldFindTheOneFileDeepBelow() throws IOException {
        Files.createFile(Files.createDirectories(root.resolve("a/b/c")).resolve("file"));

        assertThat(Contents.none(root)).isFalse();
        assertThat(Contents.none(root.resolve("a/b/c/file"))).isFalse();
    }

    // /etc/alternatives has nothing else, and is worth keeping.
    @Test
    void shouldCountALinkWithinAFolderAndNotFollowIt() throws IOException {
        Files.createSymbolicLink(root.resolve("loop"), root);

        assertThat(Contents.none(root)).isFalse();
    }

    @Test
    void shouldNotClaimThatATreeIsEmptyThatItDidNotSeeToItsEnd() throws IOException {
        for (var name : new String[]{"a", "b", "c"}) {
            Files.createDirectory(root.resolve(name));
        }

        assertThat(Contents.none(root, 3)).isFalse();
        assertThat(Contents.none(root, 4)).isTrue();
    }

    @Test
    void shouldNotClaimThatAPathIsEmptyThatCanNotBeRead() {
        assertThat(Contents.none(root.resolve("gone"))).isFalse();
    }
}
