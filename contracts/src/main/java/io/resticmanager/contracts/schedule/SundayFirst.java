package io.resticmanager.contracts.schedule;

import com.cronutils.model.field.CronField;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.value.IntegerFieldValue;

/** A week that begins with Sunday: the library calls SUN 7, so a range such as SUN-THU would run backwards. As 0-4 it does not. */
final class SundayFirst {

    private static final int LAST = 7;

    private SundayFirst() {}

    /** The same field; of another than the day of the week nothing is changed. */
    static CronField in(CronField field) {
        return field.getField() == CronFieldName.DAY_OF_WEEK
                ? new CronField(field.getField(), in(field.getExpression()), field.getConstraints())
                : field;
    }

    private static FieldExpression in(FieldExpression expression) {
        return switch (expression) {
            case And list -> list(list);
            case Every every -> new Every(in(every.getExpression()), every.getPeriod());
            case Between range when begins(range) -> new Between(new IntegerFieldValue(0), range.getTo());
            default -> expression;
        };
    }

    private static And list(And list) {
        var turned = new And();
        list.getExpressions().forEach(each -> turned.and(in(each)));
        return turned;
    }

    // SUN-SUN is one day, not eight.
    private static boolean begins(Between range) {
        return range.getFrom() instanceof IntegerFieldValue from && from.getValue() == LAST
                && range.getTo() instanceof IntegerFieldValue to && to.getValue() < LAST;
    }
}
