package io.resticmanager.contracts.schedule;

import java.util.List;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronField;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.definition.DayOfWeekFieldDefinition;
import com.cronutils.model.time.generator.FieldValueGenerator;
import com.cronutils.model.time.generator.FieldValueGeneratorFactory;
import com.cronutils.parser.CronParserField;

/** One of the five fields of a cron line, in their order: what may stand there, and which numbers it means. */
enum CronPart {

    MINUTE("Minute", CronFieldName.MINUTE, 59, "0 to 59"), HOUR("Hour", CronFieldName.HOUR, 23, "0 to 23"), DAY(
            "Day of the month", CronFieldName.DAY_OF_MONTH, 31,
            "1 to 31"), MONTH("Month", CronFieldName.MONTH, 12, "1 to 12 or JAN to DEC"), WEEKDAY("Day of the week",
                    CronFieldName.DAY_OF_WEEK, 6, "0 to 7 or SUN to SAT, where 0 and 7 are Sunday");

    static final CronDefinition CRONTAB = CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX);

    // It began with a Sunday and had 28 days: its days 1 to 7 were a week.
    private static final int YEAR = 2026;
    private static final int FEBRUARY = 2;
    private static final int WEEK = 7;

    private final String title;
    private final CronFieldName name;
    private final int longestStep;
    private final String values;

    CronPart(String title, CronFieldName name, int longestStep, String values) {
        this.title = title;
        this.name = name;
        this.longestStep = longestStep;
        this.values = values;
    }

    String title() {
        return title;
    }

    CronFieldName named() {
        return name;
    }

    /** A longer one would never take a step. */
    int longestStep() {
        return longestStep;
    }

    /** In a sentence, for whoever typed something else. */
    String allowed() {
        return "Allowed are %s, * for all, lists (1,5), ranges (1-5) and steps (*/2).".formatted(values);
    }

    int first() {
        return CRONTAB.getFieldDefinition(name).getConstraints().getStartRange();
    }

    int last() {
        return CRONTAB.getFieldDefinition(name).getConstraints().getEndRange();
    }

    /** As the library reads it; that its numbers are in range is not said yet. */
    CronField read(String text) {
        return new CronParserField(name, CRONTAB.getFieldDefinition(name).getConstraints()).parse(text);
    }

    /** All numbers that are meant, in order; for a day of the week 0 is Sunday. Asked of what the library reckons times with. */
    List<Integer> numbers(CronField field) {
        return switch (this) {
            case MINUTE, HOUR, MONTH ->
                FieldValueGeneratorFactory.forCronField(field).generateCandidates(first(), last());
            case DAY -> days(FieldValueGeneratorFactory.createDayOfMonthValueGeneratorInstance(field, YEAR, 1), last());
            case WEEKDAY -> days(FieldValueGeneratorFactory.createDayOfWeekValueGeneratorInstance(field, YEAR, FEBRUARY,
                    ((DayOfWeekFieldDefinition) CRONTAB.getFieldDefinition(name)).getMondayDoWValue()), WEEK).stream()
                    .map(day -> day - 1).toList();
        };
    }

    private static List<Integer> days(FieldValueGenerator generator, int last) {
        return generator.generateCandidates(1, last);
    }
}
