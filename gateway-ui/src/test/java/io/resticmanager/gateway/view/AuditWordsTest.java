package io.resticmanager.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Each action that any service writes into the audit log has a word for people. */
final class AuditWordsTest {

    private static final Pattern WRITES = Pattern
            .compile("Deed\\(|[aA]udit\\.(done|record|refused)\\(|log\\.record\\(|AuditRecorded\\(|Audit audit");
    // Events of the same files are in the past tense.
    private static final Pattern ACTION = Pattern.compile("\"((?!options)[a-z_]+\\.[a-z_]+(?<!ed))\"");

    @Test
    void eachActionInTheSourcesHasAWord() throws IOException {
        var actions = new TreeSet<String>();
        try (var modules = Files.newDirectoryStream(Path.of(".."),
                one -> Files.isDirectory(one.resolve("src/main/java")))) {
            for (var module : modules) {
                if (!module.endsWith("contracts")) {
                    actions.addAll(actions(module.resolve("src/main/java")));
                }
            }
        }

        assertThat(actions).contains("job.run", "user.invite", "channel.create", "alert.acknowledge", "host.pause");
        assertThat(actions).allSatisfy(action -> assertThat(AuditWords.action(action)).isNotEqualTo(action));
    }

    private static TreeSet<String> actions(Path sources) throws IOException {
        try (var files = Files.walk(sources)) {
            var found = new TreeSet<String>();
            files.filter(file -> file.toString().endsWith(".java")).map(AuditWordsTest::text)
                    .filter(text -> WRITES.matcher(text).find()).flatMap(AuditWordsTest::named).forEach(found::add);
            return found;
        }
    }

    private static Stream<String> named(String text) {
        return ACTION.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
