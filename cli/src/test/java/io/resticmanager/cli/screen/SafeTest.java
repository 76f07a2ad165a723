package io.resticmanager.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

final class SafeTest {

    @Test
    void noControlCharacterIsLeftButTheTab() {
        var all = IntStream.rangeClosed(0, 0x9f).mapToObj(Character::toString).reduce("", String::concat);

        assertThat(Safe.text(all).codePoints()).noneMatch(one -> Character.isISOControl(one) && one != '\t');
        assertThat(Safe.text("ä 日本 🙂\t")).isEqualTo("ä 日本 🙂\t");
    }

    @Test
    void jsonStaysWhatItMeans() {
        assertThat(Safe.json("{\"a\":\"\u009b\u202e\udb40\udc41 ä\"}"))
                .isEqualTo("{\"a\":\"\\u009b\\u202e\\udb40\\udc41 ä\"}");
    }

    @Test
    void aStateHasAColourOnlyWhereThereAreColours() {
        assertThat(new Table(Ansi.OFF, "A").row("failed").text()).doesNotContain("\u001b");
        assertThat(new Table(Ansi.ON, "A").row("failed").text()).contains("\u001b[31mfailed");
        assertThat(new Table(Ansi.ON, "A").row("\u001b[31mfailed").text()).doesNotContain("\u001b[31m");
    }

    @Test
    void wideCharactersAreNotCutOff() {
        assertThat(new Table(Ansi.OFF, "NAME", "B").row("日本語のホスト", "x").text()).contains("日本語のホスト", "x");
    }

    @Test
    void timesAndSizes() {
        var words = new Words(ZoneId.of("Europe/Berlin"));

        assertThat(words.time("2026-11-22T10:00:00Z")).isEqualTo("2026-11-22 11:00:00");
        assertThat(words.time("")).isEqualTo("-");
        assertThat(words.time("soon")).isEqualTo("soon");
        assertThat(Words.span("2026-11-22T10:00:00Z", "2026-11-22T10:03:04Z")).isEqualTo("3m 4s");
        assertThat(Words.bytes(1023)).isEqualTo("1023 B");
        assertThat(Words.bytes(1536)).isEqualTo("1.5 KiB");
        assertThat(Words.bytes(Long.MAX_VALUE)).isEqualTo("8.0 EiB");
    }
}
