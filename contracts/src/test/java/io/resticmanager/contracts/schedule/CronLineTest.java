package io.resticmanager.contracts.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CronLineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'' | Five fields are needed",
            "0 2 * * | this has 4",
            "0 2 * * * * | this has 6",
            "@daily | names such as @daily are not understood",
            "60 2 * * * | Minute: “60” has a number that is not among 0 to 59. Allowed are 0 to 59, * for all",
            "0 24 * * * | Hour: “24” has a number that is not among 0 to 23",
            "0 2 0 * * | Day of the month: “0” has a number that is not among 1 to 31",
            "0 2 * 13 * | Month: “13” has a number that is not among 1 to 12. Allowed are 1 to 12 or JAN to DEC",
            "0 2 * * 8 | Day of the week: “8” has a number that is not among 0 to 7. Allowed are 0 to 7 or SUN to SAT",
            "0 0 31 2 * | never comes",
            "every day at two in the night | this has 7",
            "*/0 * * * * | Minute: “*/0” has a step that is not among 1 to 59",
            "0 0 * * */7 | has a step that is not among 1 to 6",
            "0 0 * * 0-7/7 | has a step that is not among 1 to 6",
            "5-1 * * * * | Minute: “5-1” runs backwards",
            "0 0 * * FRI-MON | Day of the week: “FRI-MON” runs backwards; write it as two ranges",
            "*/ * * * * | Minute: “*/” can not be read",
            "1- * * * * | Minute: “1-” can not be read",
            "1-5/ * * * * | Minute: “1-5/” can not be read",
            "1-5/2/3 * * * * | Minute: “1-5/2/3” can not be read",
            "5-1-9 * * * * | Minute: “5-1-9” can not be read",
            "1,,2 * * * * | Minute: “1,,2” can not be read",
            "+5 * * * * | Minute: “+5” can not be read",
            "0 0 L * * | Day of the month: “L” can not be read",
            "0 0 15W * * | Day of the month: “15W” can not be read",
            "0 0 * * 5#2 | Day of the week: “5#2” can not be read",
            "0 0 ? * * | Day of the month: “?” can not be read",
            "0 0 * * MONDAY | Day of the week: “MONDAY” can not be read. Allowed are 0 to 7 or SUN to SAT",
            "0 0 * * JAN | Day of the week: “JAN” can not be read",
            "٣ * * * * | Minute: “٣” can not be read",
            "３ * * * * | Minute: “３” can not be read",
            "<script> * * * * | Minute: “<script>” can not be read"}, quoteCharacter = '`')
    void refusesWithAReason(String typed, String why) {
        assertThatThrownBy(() -> CronLine.parse(typed.replace("''", ""))).isInstanceOf(BadCron.class)
                .hasMessageContaining(why);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        assertThatThrownBy(() -> CronLine.parse("60 2 * * SOON")).hasMessageContainingAll("Minute: “60”",
                "Day of the week: “SOON”");
    }

    @Test
    void showsNothingThatCanNotBeSeenAndNothingLong() {
        assertThatThrownBy(() -> CronLine.parse("0\0 2\u202e * * *"))
                .hasMessageContainingAll("“0<U+0000>”", "“2<U+202E>”").message().doesNotContain("\0", "\u202e");
        assertThatThrownBy(() -> CronLine.parse("7".repeat(150) + " * * * *"))
                .hasMessageContaining("“" + "7".repeat(40) + "…”");
    }

    @Test
    void refusesWhatIsHuge() {
        assertThatThrownBy(() -> CronLine.parse("0 ".repeat(1_000_000))).isInstanceOf(BadCron.class)
                .hasMessageContaining("at most 200");
    }

    /** Whatever is typed, it is a line or it is refused. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void neverBreaks(long seed) {
        var random = new Random(seed);
        var pieces = List.of("*", "/", "-", ",", "0", "1", "7", "31", "99", "SUN", "JAN", "L", "W", "LW", "#", "?", "+",
                "|", "||", "٣", "\0", " ", "\u00a0", "x", "@");
        for (var i = 0; i < 500; i++) {
            var fields = IntStream.range(0, 5).mapToObj(_ -> random.ints(1 + random.nextInt(4), 0, pieces.size())
                    .mapToObj(pieces::get).collect(Collectors.joining())).collect(Collectors.joining(" "));
            try {
                assertThat(CronLine.parse(fields).sentence()).as(fields).matches("(At|Every) .+");
            } catch (BadCron refused) {
                assertThat(refused.getMessage()).as(fields).endsWith(".");
            }
        }
    }

    @Test
    void forgivesBlanks() throws Exception {
        assertThat(CronLine.parse("  30   2\t* * *  ")).hasToString("30 2 * * *");
    }
}
