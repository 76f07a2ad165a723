package io.resticmanager.standalone.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.TreeMap;

import io.resticmanager.standalone.CannotStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A copy that another version made. */
class StateVersionsTest {

    private static final String OF_THE_FUTURE = """
            INSERT INTO %s SELECT 1 + max(installed_rank), '999', 'of the future', 'SQL', 'V999__x.sql', 1, 'nobody',
                '2030-01-01 00:00:00', 1, 1 FROM %1$s""";

    @TempDir
    Path folder;

    private Path older;
    private Path present;
    private Path copy;

    @BeforeEach
    void fill() throws Exception {
        older = Files.createDirectory(folder.resolve("older"));
        present = Files.createDirectory(folder.resolve("present"));
        copy = folder.resolve("state.zip");
        for (var service : StateFiles.SERVICES) {
            try (var script = Objects.requireNonNull(
                    StateVersionsTest.class.getResourceAsStream("/schema/0.1.0/" + service + ".sql"))) {
                execute(older, service, new String(script.readAllBytes(), StandardCharsets.UTF_8));
            }
            execute(present, service, "CREATE TABLE present (n INTEGER)");
        }
    }

    @Test
    void shouldPutBackWhatTheFirstReleaseLeft() throws Exception {
        new BackUpState(KeyFile.of(older, null), Clock.systemUTC()).to(copy);

        assertThat(said(new VerifyStateCommand(), copy.toString())).contains("is sound");
        assertThat(said(new RestoreStateCommand(), "--data-dir", present.toString(), copy.toString()))
                .contains("is in place");
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema_history", "platform_schema_history"})
    void shouldRefuseWhatANewerReleaseCopiedBeforeAnythingIsTouched(String history) throws Exception {
        execute(older, "jobs", OF_THE_FUTURE.formatted(history));
        new BackUpState(KeyFile.of(older, null), Clock.systemUTC()).to(copy);
        var before = files(present);

        var answer = said(new RestoreStateCommand(), "--data-dir", present.toString(), copy.toString());

        assertThat(answer).startsWith(copy + " can not be used: a newer restic-manager made it")
                .contains("jobs.db has migration 999, of the future", "Install that version or a newer one",
                        "nothing was changed")
                .doesNotContain("unpacked");
        assertThat(files(present)).isEqualTo(before);
        assertThat(said(new VerifyStateCommand(), copy.toString())).contains("a newer restic-manager made it");
    }

    // The lock is a process's.
    private static TreeMap<Path, String> files(Path of) throws Exception {
        var all = new TreeMap<Path, String>();
        try (var files = Files.walk(of)) {
            for (var file : files.filter(file -> !file.endsWith("lock")).toList()) {
                all.put(file, Files.isDirectory(file)
                        ? ""
                        : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }

    private static String said(Object command, String... arguments) {
        var said = new StringWriter();
        new CommandLine(command).setOut(new PrintWriter(said)).setErr(new PrintWriter(said))
                .setExecutionExceptionHandler((problem, line, _) -> {
                    assertThat(problem).isInstanceOf(CannotStart.class);
                    line.getErr().println(problem.getMessage());
                    return 1;
                }).execute(arguments);
        return said.toString();
    }

    private static void execute(Path dataDir, String service, String script) throws SQLException {
        try (var connection = DatabaseCopy.open(StateFiles.database(dataDir, service));
                var statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }
}
