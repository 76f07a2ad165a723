package io.resticmanager.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Every cause with which a job can fail stands in docs/manual/troubleshooting.md, and no other. */
final class CausesPaperTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern
            .compile("(?:WARNINGS = |new (?:JobError|Known)\\(\\s*)\"([a-z_]+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[a-z_]+`(?:, `[a-z_]+`)*) \\|");
    private static final Pattern CODE = Pattern.compile("`([a-z_]+)`");

    @Test
    void theManualHasEveryCauseAndNoOther() throws IOException {
        var page = Files.readString(ROOT.resolve("docs/manual/troubleshooting.md"));
        var described = ROW.matcher(page).results().flatMap(row -> CODE.matcher(row.group(1)).results())
                .map(code -> code.group(1)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).isEqualTo(causes());
    }

    private static TreeSet<String> causes() throws IOException {
        var causes = new TreeSet<String>();
        for (var module : new String[]{"agent", "jobs-service", "agent-hub"}) {
            try (var files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(Files::isRegularFile).flatMap(CausesPaperTest::named).forEach(causes::add);
            }
        }
        return causes;
    }

    private static Stream<String> named(Path file) {
        try {
            return NAMED.matcher(Files.readString(file)).results().map(found -> found.group(1)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
