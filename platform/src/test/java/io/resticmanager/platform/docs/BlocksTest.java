package io.resticmanager.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.resticmanager.platform.testkit.Documents;
import io.resticmanager.platform.testkit.Documents.Block;
import org.junit.jupiter.api.Test;

/**
 * Every block in the documentation says what it is, and of commands it is known who runs them: DocumentedCommandsIT, or the test
 * that its fence names; or why nobody does. docs/development.md describes the tags.
 */
final class BlocksTest {

    private static final Path ROOT = Path.of("..");
    private static final Set<String> TAGS = Set.of("test", "not-run", "given", "answer");

    @Test
    void everyBlockNamesItsLanguage() {
        assertThat(blocks()).hasSizeGreaterThan(20)
                .filteredOn(block -> block.language().isEmpty()).isEmpty();
    }

    @Test
    void everyTagIsKnownAndAloneOnItsFence() {
        assertThat(blocks()).filteredOn(block -> block.tags().size() > 1 || !TAGS.containsAll(block.tags().keySet()))
                .isEmpty();
    }

    @Test
    void everyTestThatAFenceNamesIsThere() throws IOException {
        var named = blocks().stream().map(block -> block.tags().get("test")).filter(test -> test != null)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(tests()).containsAll(named);
    }

    @Test
    void whatIsNotRunSaysWhy() {
        assertThat(blocks()).filteredOn(block -> block.tags().containsKey("not-run"))
                .allSatisfy(block -> assertThat(block.tags().get("not-run")).as(block.toString())
                        .hasSizeGreaterThan(10));
    }

    private static List<Block> blocks() {
        return Documents.blocks(ROOT);
    }

    private static Set<String> tests() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> file.toString().contains("/src/test/java/")
                            || file.toString().contains("setup/test/"))
                    .map(file -> file.getFileName().toString().replaceFirst("\\.(java|sh)$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
