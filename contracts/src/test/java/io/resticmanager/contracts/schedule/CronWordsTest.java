package io.resticmanager.contracts.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read under the line that they type. */
final class CronWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "* * * * * | Every minute",
            "* 3 * * * | Every minute from 03:00 to 03:59",
            "* 9-17 * * * | Every minute from 09:00 to 17:59",
            "* 1,3 * * * | Every minute of the hours that begin at 01:00 and 03:00",
            "*/15 * * * * | Every 15 minutes",
            "0/30 * * * * | Every 30 minutes",
            "*/15 10 * * * | Every 15 minutes from 10:00 to 10:45",
            "*/15 9-17 * * 1-5 | Every 15 minutes from 09:00 to 17:45, Monday to Friday",
            "*/7 * * * * | At every 7th minute from 0 to 56 past every hour",
            "1-59/2 * * * * | At every 2nd minute from 1 to 59 past every hour",
            "*/15 */2 * * * | At minutes 0, 15, 30 and 45 past every 2nd hour from 00:00 to 22:00",
            "10-20 * * * * | At minutes 10 to 20 past every hour",
            "10-20,40 3,5,9 * * * | At minutes 10 to 20 and 40 past 03:00, 05:00 and 09:00",
            "5,10 * * * * | At minutes 5 and 10 past every hour",
            "1,2,4 9-17 * * * | At minutes 1, 2 and 4 past every hour from 09:00 to 17:00",
            "0 * * * * | Every hour",
            "5 * * * * | Every hour at minute 5",
            "0 9-17 * * * | Every hour from 09:00 to 17:00",
            "30 9-17/2 * * * | Every 2 hours from 09:30 to 17:30",
            "0 */2 * * * | Every 2 hours from 00:00 to 22:00",
            "5 */6 * * * | At 00:05, 06:05, 12:05 and 18:05",
            "0 1-5/2 * * * | At 01:00, 03:00 and 05:00",
            "20/5 10 * * * | At 10:20, 10:25, 10:30, 10:35, 10:40, 10:45, 10:50 and 10:55",
            "0,30 1,4 * * * | At 01:00, 01:30, 04:00 and 04:30",
            "30 2 * * * | At 02:30",
            "0 0 * * 0-7 | At 00:00",
            "0 0 1-31 * 1 | At 00:00",
            "0 0 * * 7 | At 00:00 on Sunday",
            "0 3 * * 1 | At 03:00 on Monday",
            "0 5 * * SUN | At 05:00 on Sunday",
            "0 12 * * sat | At 12:00 on Saturday",
            "0 3 * * 1,3,5 | At 03:00 on Monday, Wednesday and Friday",
            "0 0 * * 6,0 | At 00:00 on Saturday and Sunday",
            "0 0 * * 1/2 | At 00:00 on Monday, Wednesday, Friday and Sunday",
            "0 0 * * */2 | At 00:00 on Tuesday, Thursday, Saturday and Sunday",
            "30 2 * * 1-5 | At 02:30, Monday to Friday",
            "0 0 * * SUN-THU | At 00:00, Sunday to Thursday",
            "0 0 * * SUN-THU/2 | At 00:00 on Tuesday, Thursday and Sunday",
            "0 0 * * FRI-SUN | At 00:00, Friday to Sunday",
            "0 0 * * FRI-SAT,SUN-MON | At 00:00, Friday to Monday",
            "0 0 * * 1-3,5 | At 00:00, Monday to Wednesday and Friday",
            "0 0 * * SUN-SUN | At 00:00 on Sunday",
            "0 5 1 * * | At 05:00 on day 1 of the month",
            "15 4 1,15 * * | At 04:15 on days 1 and 15 of the month",
            "0 3 1-7,15,20-22 * * | At 03:00 on days 1 to 7, 15 and 20 to 22 of the month",
            "0 0 */2 * * | At 00:00 on every 2nd day from 1 to 31 of the month",
            "0 0 29 2 * | At 00:00 on day 29 of February",
            "0 0 1 */3 * | At 00:00 on day 1 of January, April, July and October",
            "0 0 1 6-8 * | At 00:00 on day 1 of June to August",
            "30 2 * 6 * | At 02:30, every day in June",
            "30 2 * 6-8 1-5 | At 02:30, Monday to Friday in June to August",
            "30 2 * JAN,JUL SUN | At 02:30 on Sunday in January and July",
            "0 3 1 * 1 | At 03:00 on day 1 of the month and on every Monday",
            "0 0 8-14 * 1 | At 00:00 on days 8 to 14 of the month and on every Monday",
            "0 0 8-14 6 1,4 | At 00:00 on days 8 to 14 of the month and on every Monday and Thursday in June",
            "0 0 1 * 1-5 | At 00:00 on day 1 of the month and on every day from Monday to Friday"})
    void speaksEnglish(String typed, String sentence) throws Exception {
        assertThat(CronLine.parse(typed).sentence()).isEqualTo(sentence);
    }
}
