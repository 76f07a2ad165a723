package io.resticmanager.contracts.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.cronutils.model.Cron;
import com.cronutils.model.SingleCron;
import com.cronutils.model.field.CronField;

/**
 * Has the library read a cron line field by field, so that whoever typed it hears which field is wrong and what is allowed there,
 * in our words: the library's are for programmers.
 */
final class CronReader {

    // What crontab(5) has. The library takes more, and some of it in part only:
    // 1-5/2/3 as 1-5/2, and digits of every script.
    private static final Pattern FORM = Pattern.compile(
            "ITEM(,ITEM)*".replace("ITEM", "([*]|ONE(-ONE)?)(/[0-9]{1,9})?").replace("ONE",
                    "([0-9]{1,9}|[A-Za-z]{3})"));

    private final List<String> wrong = new ArrayList<>();
    private final List<CronField> fields = new ArrayList<>();

    private CronReader() {}

    /** @param typed one text for each of the five fields */
    static Cron read(List<String> typed) throws BadCron {
        var reader = new CronReader();
        for (var part : CronPart.values()) {
            reader.read(part, typed.get(part.ordinal()));
        }
        if (!reader.wrong.isEmpty()) {
            throw new BadCron(String.join(" ", reader.wrong));
        }
        return new SingleCron(CronPart.CRONTAB, reader.fields).validate();
    }

    private void read(CronPart part, String text) {
        var read = FORM.matcher(text).matches() ? parsed(part, text) : Optional.<CronField>empty();
        if (read.isEmpty()) {
            refuse(part, text, "can not be read");
            return;
        }
        var field = SundayFirst.in(read.get());
        var why = FieldFault.of(part, field.getExpression());
        why.ifPresentOrElse(fault -> refuse(part, text, fault), () -> fields.add(field));
    }

    // The library throws whatever comes: also where an index is beyond an array.
    private static Optional<CronField> parsed(CronPart part, String text) {
        try {
            return Optional.of(part.read(text.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private void refuse(CronPart part, String text, String why) {
        wrong.add("%s: “%s” %s. %s".formatted(part.title(), Shown.of(text), why, part.allowed()));
    }
}
