package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.resticmanager.platform.testkit.Documents;
import io.resticmanager.platform.testkit.Documents.Block;
import io.resticmanager.tests.kit.AnswerShape;
import io.resticmanager.tests.kit.Builds;
import io.resticmanager.tests.kit.PageRun;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Types each command of the documentation that no other test looks after, page by page, against a stack that runs. Which are not run
 * anywhere, and why, it writes to {@code target/documented-commands.md}. BlocksTest sees to the tags.
 */
final class DocumentedCommandsIT {

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void whatAPageSaysCanBeTyped() throws Exception {
        var data = stage.folder("data");
        var stack = StackProcess.up(stage, data);
        var token = stack.administrator().api().post("/api/api-tokens",
                Map.of("name", "reader", "role", "admin", "allow_sensitive", true)).expect(201).text("token");
        var reader = new PageRun(stage, Map.of("MANAGER", stack.url(), "TOKEN", token, "DATA", data.toString(),
                "COPIES", stage.folder("copies").toString()));

        for (var page : pages().entrySet()) {
            var blocks = Documents.blocks(Builds.root(), page.getKey()).stream()
                    .filter(block -> page.getValue().contains(block) || block.tags().containsKey("answer")
                            || block.tags().containsKey("given"))
                    .toList();
            assertThat(AnswerShape.missing(blocks, reader.type(blocks))).isEmpty();
        }
        assertThat(stage.folder("copies")).isNotEmptyDirectory();
        report();
    }

    private static Map<Path, List<Block>> pages() {
        return Documents.blocks(Builds.root()).stream().filter(Block::isRunHere)
                .collect(Collectors.groupingBy(Block::page, LinkedHashMap::new, Collectors.toList()));
    }

    private static void report() throws Exception {
        var lines = Documents.blocks(Builds.root()).stream().filter(Block::isCommands)
                .map(block -> "| %s | %s |".formatted(block, block.tags().isEmpty() ? "run" : block.tags())).toList();
        Files.writeString(Path.of("target", "documented-commands.md"),
                "| block | who looks at it |\n| --- | --- |\n" + String.join("\n", lines) + "\n");
    }
}
