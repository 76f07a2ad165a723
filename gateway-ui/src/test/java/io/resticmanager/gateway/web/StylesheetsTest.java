package io.resticmanager.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StylesheetsTest {

    private static final Path CSS = Path.of("src/main/resources/static/css");
    private static final Pattern SELECTORS = Pattern.compile("([^{}]+)\\{");
    private static final Pattern BEHIND_A_BARE_ELEMENT = Pattern
            .compile("(?<![\\w.#\\]:)-])(?:\\w+|\\*)\\s*[+~]\\s*[\\w.#:*\\[]+");

    @ParameterizedTest
    @MethodSource("sheets")
    void noElementIsChosenForWhatStandsBeforeItByNameAlone(Path sheet) throws IOException {
        assertThat(slow(Files.readString(sheet)))
                .as("Chromium styles all its siblings anew when a row of a log goes; write li:not(:first-child)")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"li + li { a: b }", ".list li+li::before { a: b }", "* ~ p { a: b }",
            ".a { b: c } li ~ li { a: b }"})
    void wouldSeeOne(String sheet) {
        assertThat(slow(sheet)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {".item + .item { a: b }", "tr > :nth-child(n + 3) { a: b }", ".a { b: calc(1px + 2px) }",
            "details[open] + p { a: b }", "li.due + li { a: b }"})
    void wouldLetPass(String sheet) {
        assertThat(slow(sheet)).isEmpty();
    }

    private static List<String> slow(String sheet) {
        return SELECTORS.matcher(sheet.replaceAll("(?s)/\\*.*?\\*/", "")).results().map(it -> it.group(1))
                .map(selectors -> selectors.replaceAll(":nth-[\\w-]+\\([^)]*\\)", ""))
                .flatMap(selectors -> BEHIND_A_BARE_ELEMENT.matcher(selectors).results()).map(MatchResult::group)
                .toList();
    }

    private static Stream<Path> sheets() throws IOException {
        try (var all = Files.list(CSS)) {
            return all.sorted().toList().stream();
        }
    }
}
