package io.resticmanager.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** SECURITY.md names, for each thing that it states, the test that shows it; each of those has to be there. */
class SecurityPaperTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT))(?:\\.(\\w+))?`");
    private static final Pattern STATEMENT = Pattern.compile("\\| (?:can|can not) \\| .*");

    @Test
    void everyTestThatItNamesIsThere() throws IOException {
        var missing = NAMED.matcher(paper()).results().filter(named -> !exists(named)).map(MatchResult::group).toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void everyStatementOfItsTablesNamesATest() throws IOException {
        var statements = paper().lines().filter(line -> STATEMENT.matcher(line).matches()).toList();

        assertThat(statements).hasSizeGreaterThan(20);
        assertThat(statements).allSatisfy(line -> assertThat(NAMED.matcher(line).find()).as(line).isTrue());
    }

    private static String paper() throws IOException {
        return Files.readString(ROOT.resolve("SECURITY.md"));
    }

    private static boolean exists(MatchResult named) {
        var method = named.group(2);
        return sources(named.group(1)).stream()
                .anyMatch(source -> method == null || source.contains("void " + method + "("));
    }

    private static List<String> sources(String type) {
        try (var modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java")).filter(Files::isDirectory)
                    .flatMap(folder -> named(folder, type + ".java")).collect(Collectors.toList());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> named(Path folder, String name) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().equals(name)).map(SecurityPaperTest::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
