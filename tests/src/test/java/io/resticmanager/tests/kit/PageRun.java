package io.resticmanager.tests.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.resticmanager.platform.testkit.Documents.Block;
import io.resticmanager.platform.testkit.ToolPaths;
import org.awaitility.Awaitility;

/**
 * Types what a page of the documentation says: all its blocks in their order, in one bash that stops at the first command that fails.
 * It stays until the stage ends, with what the page left running in the background.
 */
public final class PageRun {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String DONE = "@@ done";

    private final Stage stage;
    private final Path folder;
    private final Map<String, String> environment;

    /**
     * @param environment what the reader has: an address, a token. Of a page that sets such a variable in a block tagged {@code given}
     *            this holds in its place
     */
    public PageRun(Stage stage, Map<String, String> environment) throws IOException {
        this.stage = stage;
        this.folder = stage.folder("reader");
        this.environment = new HashMap<>(environment);
        this.environment.putAll(Map.of("HOME", folder.toString(), "RM_NATS_SERVER",
                ToolPaths.natsServer().toString(), "RM_RESTIC", ToolPaths.restic018().toString(),
                "PATH", stage.folder("bin") + ":" + ToolPaths.restic018().getParent() + ":" + System.getenv("PATH")));
        program(folder.resolve("restic-manager"), Builds.stack(List.of()));
        program(stage.folder("bin").resolve("restic-manager-agent"), Builds.agent(List.of()));
    }

    // In the checkout it builds first; that part has tests of its own in
    // setup/test.
    private static void program(Path file, List<String> command) throws IOException {
        Files.writeString(file, "#!/bin/sh\nexec %s \"$@\"\n".formatted(
                command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "))));
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " can not be made executable");
        }
    }

    /** The folder in which the page is typed. */
    public Path folder() {
        return folder;
    }

    /** @return what each block wrote to stdout */
    public Map<Block, String> type(List<Block> blocks) throws IOException {
        given(blocks);
        var run = blocks.stream().filter(block -> block.isCommands() && !block.tags().containsKey("given")).toList();
        var script = folder.resolve("page.sh");
        Files.writeString(script, script(run));
        var shell = stage.start("page", List.of("bash", script.toString()), environment);
        Awaitility.await("the page is typed").atMost(PATIENCE)
                .until(() -> !shell.isAlive() || shell.err().contains(DONE));
        if (!shell.err().contains(DONE)) {
            throw new AssertionError("a command of the documentation failed:\n" + shell.lastWords());
        }
        var said = new HashMap<Block, String>();
        for (var block : run) {
            said.put(block, Files.readString(folder.resolve("said-" + block.line())));
        }
        return said;
    }

    // A reader's own values; ours are other ones of the same names.
    private void given(List<Block> blocks) {
        blocks.stream().filter(block -> block.tags().containsKey("given")).forEach(block -> block.text().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.replaceFirst("^(?:export )?([A-Z_]+)=.*", "$1"))
                .filter(name -> !environment.containsKey(name)).forEach(name -> {
                    throw new AssertionError("%s has a value for %s, of which the tests have none"
                            .formatted(block, name));
                }));
    }

    private String script(List<Block> blocks) {
        var lines = blocks.stream().map(block -> """
                echo '@@ %s' >&2
                {
                %s
                } > '%s/said-%d'
                """.formatted(block, block.text(), folder, block.line())).collect(Collectors.joining());
        return """
                set -euo pipefail
                cd '%s'
                trap 'kill $(jobs -p) 2> /dev/null || true; wait' EXIT
                trap 'exit 0' TERM
                %s
                echo '%s' >&2
                wait
                """.formatted(folder, lines, DONE);
    }
}
