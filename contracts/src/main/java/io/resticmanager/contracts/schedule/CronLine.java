package io.resticmanager.contracts.schedule;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.cronutils.descriptor.CronDescriptor;
import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;

/**
 * Five fields as in crontab(5): minute, hour, day of the month, month, day of the week. Names such as {@code MON}, lists, ranges
 * and steps are understood. Where both days are given, either is enough; a step such as {@code *}{@code /2} counts as given,
 * other than in Vixie's cron. Knows local times only: what a change of the clocks does to them is {@link Timetable}'s.
 */
public final class CronLine {

    private static final int FIELDS = 5;
    private static final int HOUR = 1;
    private static final int MOST_CHARS = 200;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

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
        var text = String.join(" ", fields(typed));
        var line = new CronLine(text, read(text));
        if (line.next(LocalDateTime.of(2000, 1, 1, 0, 0)).isEmpty()) {
            throw new BadCron("This never comes: there is no such day in any year.");
        }
        return line;
    }

    private static String[] fields(String typed) throws BadCron {
        if (typed.length() > MOST_CHARS) {
            throw new BadCron("A cron line has at most " + MOST_CHARS + " characters.");
        }
        var fields = BLANKS.split(typed.strip());
        if (typed.isBlank() || fields.length != FIELDS) {
            throw new BadCron("Five fields are needed: minute, hour, day of the month, month, day of the week; "
                    + "this has " + (typed.isBlank() ? 0 : fields.length) + ".");
        }
        return fields;
    }

    // Made for each line: the library's parser is not said to be safe for several
    // threads.
    private static Cron read(String text) throws BadCron {
        try {
            return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(text).validate();
        } catch (IllegalArgumentException e) {
            throw new BadCron(why(e));
        }
    }

    // The library says "Failed to parse cron expression. " and then what it is.
    private static String why(Throwable problem) {
        var message = Optional.ofNullable(problem.getMessage()).orElse("it is not a cron line.");
        return "This can not be read: " + message.replaceFirst("^Failed to parse .*?\\. ", "");
    }

    /** The first local time after that one; empty when there is none. */
    Optional<LocalDateTime> next(LocalDateTime after) {
        return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(time -> time.toLocalDateTime());
    }

    /** Whether it comes each so many hours rather than at hours of the day: crontab's wildcard and step. */
    boolean follows() {
        var hour = text.split(" ")[HOUR];
        return hour.startsWith("*") || hour.contains("/");
    }

    /** As a sentence in English, such as {@code At 02:30}. */
    public String sentence() {
        return Phrasing.of(CronDescriptor.instance(Locale.UK).describe(cron));
    }

    /** The line, with single blanks. */
    @Override
    public String toString() {
        return text;
    }
}
