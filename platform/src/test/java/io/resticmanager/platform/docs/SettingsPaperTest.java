package io.resticmanager.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Every variable that the product reads is in docs/operations.md, and what is there is read. */
final class SettingsPaperTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern VARIABLE = Pattern.compile("(?<![A-Z_])RM_[A-Z_]*[A-Z]");
    private static final Pattern VALUE = Pattern.compile("\\$\\{rm\\.([a-z]+(?:-[a-z]+)*)[:}]");
    private static final Pattern GROUP = Pattern
            .compile("@ConfigurationProperties\\(\"rm\\.?([a-z]*)\"\\)\\s+(?:public )?record \\w+\\((.*?)\\) \\{",
                    Pattern.DOTALL);
    /** Nobody but the stack itself and its tests sets these. */
    private static final Set<String> OUR_OWN = Set.of("RM_LIVE_TICK", "RM_RESTORE_PATIENCE", "RM_SERVED_URL");

    @Test
    void whatTheProgramsReadIsDescribedForThoseWhoRunThem() throws IOException {
        var described = variables("docs/operations.md");
        described.addAll(variables("docs/development.md"));
        described.addAll(variables("docs/manual/command-line.md"));

        var read = read();

        assertThat(read).hasSizeGreaterThan(40).contains("RM_DATA_DIR", "RM_JOB_ANSWER");
        read.removeAll(OUR_OWN);
        assertThat(described).containsAll(read);
    }

    @Test
    void whatIsDescribedIsRead() throws IOException {
        var read = read();
        for (var file : sources(ROOT.resolve("setup"), ".sh")) {
            read.addAll(variables(file));
        }

        assertThat(read).containsAll(variables("docs/operations.md"));
    }

    private static Set<String> variables(String page) {
        return variables(ROOT.resolve(page));
    }

    private static Set<String> variables(Path file) {
        return VARIABLE.matcher(text(file)).results().map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> read() throws IOException {
        var read = new TreeSet<String>();
        for (var file : sources(ROOT, ".java", ".yml", ".xml")) {
            if (ROOT.relativize(file).toString().contains("src/main/")) {
                read.addAll(variables(file));
                VALUE.matcher(text(file)).results().forEach(found -> read.add(variable(found.group(1))));
                GROUP.matcher(text(file)).results().forEach(found -> fields(found.group(2))
                        .forEach(field -> read.add(variable(found.group(1), field))));
            }
        }
        return read;
    }

    /** The names in the header of a record. */
    private static Stream<String> fields(String header) {
        var bare = header.replaceAll("@\\w+(\\([^)]*\\))?", "").replaceAll("<[^>]*>", "");
        return Arrays.stream(bare.split(",")).map(field -> field.strip().replaceFirst(".*\\s", ""));
    }

    private static String variable(String... words) {
        return "RM_" + Arrays.stream(words).filter(word -> !word.isEmpty())
                .map(word -> word.replaceAll("([A-Z])", "_$1").replace('-', '_').toUpperCase(Locale.ROOT))
                .collect(Collectors.joining("_"));
    }

    private static Set<Path> sources(Path folder, String... ends) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> Set.of(ends).stream().anyMatch(file.toString()::endsWith))
                    .filter(file -> !file.toString().contains("/target/")).filter(Files::isRegularFile)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
