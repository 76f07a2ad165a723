package io.resticmanager.contracts.schedule;

import java.util.Optional;
import java.util.stream.Stream;

import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.value.FieldValue;
import com.cronutils.model.field.value.IntegerFieldValue;

/** What is wrong with a field that could be read, as the end of a sentence. */
final class FieldFault {

    private FieldFault() {}

    static Optional<String> of(CronPart part, FieldExpression expression) {
        return faults(part, expression).findFirst();
    }

    private static Stream<String> faults(CronPart part, FieldExpression expression) {
        return switch (expression) {
            case And list -> list.getExpressions().stream().flatMap(each -> faults(part, each));
            case Every every -> Stream.concat(step(part, every.getPeriod().getValue()),
                    faults(part, every.getExpression()));
            case Between range -> range(part, range);
            case On one -> outside(part, one.getTime());
            default -> Stream.empty();
        };
    }

    private static Stream<String> step(CronPart part, int step) {
        return step >= 1 && step <= part.longestStep()
                ? Stream.empty()
                : Stream.of("has a step that is not among 1 to " + part.longestStep());
    }

    private static Stream<String> range(CronPart part, Between range) {
        var outside = Stream.concat(outside(part, range.getFrom()), outside(part, range.getTo())).toList();
        return outside.isEmpty() && number(range.getFrom()) > number(range.getTo())
                ? Stream.of("runs backwards; write it as two ranges with a comma between")
                : outside.stream();
    }

    private static Stream<String> outside(CronPart part, FieldValue<?> value) {
        var number = number(value);
        return number >= part.first() && number <= part.last()
                ? Stream.empty()
                : Stream.of("has a number that is not among " + part.first() + " to " + part.last());
    }

    // Of a letter that stands for no number (L) there is none in range.
    private static int number(FieldValue<?> value) {
        return value instanceof IntegerFieldValue it ? it.getValue() : -1;
    }
}
