package io.resticmanager.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTreeTest {

    @TempDir
    Path root;

    @Test
    void shouldMakeMoreThanAThousandFilesAndLeaveThemAlone() throws Exception {
        SampleTree.at(root);
        var note = root.resolve("folder-00/note-01.txt");
        Files.writeString(note, "mine now");

        SampleTree.at(root);

        try (var files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile).count()).isEqualTo(1_200);
        }
        assertThat(note).hasContent("mine now");
    }
}
