package io.resticmanager.contracts.schedule;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.cronutils.model.Cron;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.time.ExecutionTime;

/**
 * Five fields as in crontab(5): minute, hour, day of the month, month, day of the week. Names such as {@code MON}, lists, ranges
 * and steps are understood; a week begins with Sunday (0) and ends with it (7). Where both days are given, either is enough; a
 * step such as {@code *}{@code /2} counts as given, other than in Vixie's cron. Knows local times only: what a change of the
 * clocks does to them is {@link Timetable}'s.
 */
public final class CronLine {

    private static final int FIELDS = 5;
    private static final int MOST_CHARS = 200;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String NAMES = "A cron line is written as five fields, as in 0 0 * * * for midnight of each day; names such as "
            + "@daily are not understood here.";

    private final String text;
    private final Cron cron;
    private final ExecutionTime times;

    private CronLine(String text, Cron cron) {
        this.text = text;
        this.cron = cron;
        this.times = ExecutionTime.forCron(cron);
    }

    /** @throws BadCron when it is no cron line, or one that never comes */
    public static CronLine parse(String typed) throws BadCron {
        var fields = fields(typed);
        var line = new CronLine(String.join(" ", fields), CronReader.read(fields));
        if (line.next(LocalDateTime.of(2000, 1, 1, 0, 0)).isEmpty()) {
            throw new BadCron("This never comes: there is no such day in any year.");
        }
        return line;
    }

    private static List<String> fields(String typed) throws BadCron {
        if (typed.length() > MOST_CHARS) {
            throw new BadCron("A cron line has at most %,d characters; this has %,d.".formatted(MOST_CHARS,
                    typed.length()));
        }
        var fields = typed.isBlank() ? List.<String>of() : List.of(BLANKS.split(typed.strip()));
        if (fields.size() == FIELDS) {
            return fields;
        }
        throw new BadCron(typed.strip().startsWith("@")
                ? NAMES
                : "Five fields are needed: minute, hour, day of the month, month, day of the week; this has "
                        + fields.size() + ".");
    }

    /** The first local time after that one; empty when there is none. */
    Optional<LocalDateTime> next(LocalDateTime after) {
        return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(time -> time.toLocalDateTime());
    }

    /** Whether it comes each so many hours rather than at hours of the day: crontab's wildcard and step. */
    boolean follows() {
        return follows(cron.retrieve(CronFieldName.HOUR).getExpression());
    }

    private static boolean follows(FieldExpression hour) {
        return switch (hour) {
            case Always _,Every _ -> true;
            case And list -> list.getExpressions().stream().anyMatch(CronLine::follows);
            default -> false;
        };
    }

    /** Which times it means. */
    CronTimes times() {
        return CronTimes.of(cron);
    }

    /** As a sentence in English, such as {@code At 02:30}: made from the times that it means, not from how it was typed. */
    public String sentence() {
        return CronWords.of(times());
    }

    /** The line, with single blanks. */
    @Override
    public String toString() {
        return text;
    }
}
