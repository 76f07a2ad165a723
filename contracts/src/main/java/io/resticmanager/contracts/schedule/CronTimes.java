package io.resticmanager.contracts.schedule;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;

import com.cronutils.model.Cron;
import com.cronutils.model.field.expression.Always;

/**
 * The local times that a cron line means, each list in order and without gaps in meaning: {@code days} of the month and
 * {@code weekdays} (0 is Sunday) hold all where that field leaves none out. Where both leave some out, either is enough.
 */
record CronTimes(List<Integer> minutes, List<Integer> hours, List<Integer> days, List<Integer> months,
        List<Integer> weekdays) {

    private static final int DAYS = 31;
    private static final int WEEK = 7;

    static CronTimes of(Cron cron) {
        var days = numbers(cron, CronPart.DAY);
        var weekdays = numbers(cron, CronPart.WEEKDAY);
        // Either is enough where both are given, so one that is given and has all makes
        // the other say nothing.
        var every = given(cron, CronPart.DAY) && given(cron, CronPart.WEEKDAY)
                && (days.size() == DAYS || weekdays.size() == WEEK);
        return new CronTimes(numbers(cron, CronPart.MINUTE), numbers(cron, CronPart.HOUR),
                every ? IntStream.rangeClosed(1, DAYS).boxed().toList() : days, numbers(cron, CronPart.MONTH),
                every ? IntStream.range(0, WEEK).boxed().toList() : weekdays);
    }

    private static List<Integer> numbers(Cron cron, CronPart part) {
        return part.numbers(cron.retrieve(part.named())).stream().sorted().distinct().toList();
    }

    private static boolean given(Cron cron, CronPart part) {
        return !(cron.retrieve(part.named()).getExpression() instanceof Always);
    }

    boolean anyDay() {
        return days.size() == DAYS;
    }

    boolean anyWeekday() {
        return weekdays.size() == WEEK;
    }

    /** Whether it is one of them, down to the minute. */
    boolean has(LocalDateTime time) {
        return minutes.contains(time.getMinute()) && hours.contains(time.getHour())
                && months.contains(time.getMonthValue()) && hasDay(time);
    }

    private boolean hasDay(LocalDateTime time) {
        var dated = days.contains(time.getDayOfMonth());
        var weekly = weekdays.contains(time.getDayOfWeek().getValue() % WEEK);
        return anyDay() || anyWeekday() ? dated && weekly : dated || weekly;
    }
}
