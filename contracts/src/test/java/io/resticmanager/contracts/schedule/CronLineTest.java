package io.resticmanager.contracts.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CronLineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'' | Five fields are needed",
            "0 2 * * | this has 4",
            "0 2 * * * * | this has 6",
            "60 2 * * * | 60",
            "0 24 * * * | 24",
            "0 2 0 * * | 0",
            "0 2 * 13 * | 13",
            "0 2 * * 8 | 8",
            "0 0 31 2 * | never comes",
            "every day at two in the night | this has 7",
            "a b c d e | a",
            "*/0 * * * * | 0",
            "5-1-9 * * * * | 5-1-9",
            "<script> * * * * | Invalid chars"})
    void refusesWithAReason(String typed, String why) {
        assertThatThrownBy(() -> CronLine.parse(typed)).isInstanceOf(BadCron.class).hasMessageContaining(why);
    }

    @Test
    void refusesWhatIsHuge() {
        assertThatThrownBy(() -> CronLine.parse("0 ".repeat(1_000_000))).isInstanceOf(BadCron.class)
                .hasMessageContaining("at most 200");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "30 2 * * * | At 02:30",
            "*/15 * * * * | Every 15 minutes",
            "0 3 * * 1 | At 03:00 on Monday",
            "0 5 * * SUN | At 05:00 on Sunday",
            "0 3 * * 1,3,5 | At 03:00 on Monday, Wednesday and Friday",
            "30 2 * * 1-5 | At 02:30 every day between Monday and Friday",
            "0 5 1 * * | At 05:00 on day 1 of the month",
            "15 4 1,15 * * | At 04:15 on days 1 and 15 of the month",
            "0 0 29 2 * | At 00:00 on day 29 of February",
            "0 3 1 * 1 | At 03:00 on day 1 of the month or on Monday"})
    void speaksEnglish(String typed, String sentence) throws Exception {
        assertThat(CronLine.parse(typed).sentence()).isEqualTo(sentence);
    }

    @Test
    void forgivesBlanks() throws Exception {
        assertThat(CronLine.parse("  30   2\t* * *  ")).hasToString("30 2 * * *");
    }
}
