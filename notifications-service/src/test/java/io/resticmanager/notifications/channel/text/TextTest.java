package io.resticmanager.notifications.channel.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.resticmanager.notifications.channel.NotificationEvent;
import io.resticmanager.notifications.channel.kit.Samples;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void oneLineHasNothingThatEndsOrTurnsIt() {
        Hostile.texts(2000).forEach(text -> {
            var line = OneLine.of(text, 100);

            assertThat(line.codePoints()).as(text).noneMatch(TextTest::isMean);
            assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(100);
            assertThat(line).doesNotContain("=?");
            assertThat(OneLine.of(line, 100)).as("once is enough").isEqualTo(line);
            assertThat(encodedAndBack(line)).isEqualTo(line);
        });
    }

    @Test
    void oneLineKeepsWhatItCan() {
        assertThat(OneLine.of("alfa-01", 100)).isEqualTo("alfa-01");
        assertThat(OneLine.of("  al\r\nfa\t01\0 ", 100)).isEqualTo("al fa 01");
        assertThat(OneLine.of("\u202egnp.exe", 100)).isEqualTo("gnp.exe");
        assertThat(OneLine.of("\ud83d\udc69\u200d\ud83d\ude80", 100)).isEqualTo("\ud83d\udc69\u200d\ud83d\ude80");
        assertThat(OneLine.of("\ud83d\ude00\ud83d\ude00\ud83d\ude00", 2)).isEqualTo("\ud83d\ude00…");
    }

    @Test
    void proseKeepsLinesAndFitsBetweenCharacters() {
        assertThat(Prose.of("a\r\nb\rc\0d\u001b")).isEqualTo("a\nb\ncd");
        Hostile.texts(1000).map(Prose::of).forEach(text -> {
            var cut = Prose.fitting(text, 64);

            assertThat(Prose.size(cut)).isLessThanOrEqualTo(64);
            assertThat(encodedAndBack(cut)).isEqualTo(cut);
            assertThat(Prose.size(text) <= 64 ? cut.equals(text) : cut.endsWith("… (cut)")).isTrue();
        });
    }

    @Test
    void aSecretShowsNothing() {
        assertThat(new Secret("geheim")).hasToString("…");
        assertThat(List.of(new Secret("geheim")).toString()).isEqualTo("[…]");
    }

    @Test
    void newsSayWhatBecameOfIt() {
        assertThat(News.message(Samples.raised())).isEqualTo("Repository is locked.");
        assertThat(News.message(Samples.later(NotificationEvent.ACKNOWLEDGED)))
                .isEqualTo("Acknowledged by mira: Repository is locked.");
        assertThat(News.message(Samples.afterSilence())).isEqualTo("Resolved: Repository is locked.");
        assertThat(News.message(Samples.resolved("Repository is locked.", "The host was\npaused.")))
                .isEqualTo("Resolved: The host was paused.\nIt was: Repository is locked.");
        assertThat(News.message(Samples.drill())).startsWith("Drill, nothing is wrong: ");
        assertThat(News.missed(Samples.afterSilence()))
                .contains("Not delivered before: raised at 2026-05-04T15:42:01Z.");
        assertThat(News.missed(Samples.raised())).isEmpty();
    }

    private static boolean isMean(int codePoint) {
        return codePoint < 0x20 || codePoint >= 0x7f && codePoint < 0xa0 || codePoint == 0x2028 || codePoint == 0x2029
                || codePoint >= 0x202a && codePoint <= 0x202e || codePoint >= 0x2066 && codePoint <= 0x2069
                || codePoint == 0x200e || codePoint == 0x200f || codePoint == 0xfeff;
    }

    private static String encodedAndBack(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
