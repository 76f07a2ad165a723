package io.resticmanager.jobs.queue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.schedule.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Options as they came, read field by field. What is wrong is gathered under its dotted name, so that a person hears of all of it
 * at once; a field that nobody reads is refused by {@link #refuseOthers}, and an empty text counts as absent,
 * as forms send it.
 */
public final class OptionFields {

    private static final String HALF = "This is no text: it contains half a character (a surrogate without its other half).";

    private static final String OTHER = "There is no such field here. There are: %s.";
    // Who sends more of them than these has sent something else.
    private static final int MOST_OTHERS = 20;

    private final @Nullable JsonNode node;
    private final String name;
    private final List<FieldError> errors;
    private final Set<String> asked = new TreeSet<>();
    private final List<OptionFields> within = new ArrayList<>();

    private OptionFields(@Nullable JsonNode node, String name, List<FieldError> errors) {
        this.node = node;
        this.name = name;
        this.errors = errors;
        if (node != null && !node.isObject()) {
            errors.add(new FieldError(name, "An object with fields is expected here."));
        }
    }

    static OptionFields of(@Nullable JsonNode options) {
        return of(options, "options");
    }

    /** @param name before each field's own, or empty */
    public static OptionFields of(@Nullable JsonNode node, String name) {
        return new OptionFields(node == null || node.isNull() ? null : node, name, new ArrayList<>());
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** The object in a field, or an empty one. */
    public OptionFields within(String field) {
        var inner = new OptionFields(value(field), full(field), errors);
        within.add(inner);
        return inner;
    }

    public void refuse(String field, String why) {
        errors.add(new FieldError(full(field), why));
    }

    /** Refuses every field that was not read up to now, here and within, but for those that are told and never read. */
    public void refuseOthers(Set<String> told) {
        if (node != null && node.isObject()) {
            var others = StreamSupport.stream(node.entries().spliterator(), false).map(Map.Entry::getKey)
                    .filter(field -> !asked.contains(field) && !told.contains(field)).limit(MOST_OTHERS).toList();
            others.forEach(field -> refuse(Shown.of(field),
                    OTHER.formatted(asked.isEmpty() ? "none" : String.join(", ", asked))));
        }
        within.forEach(inner -> inner.refuseOthers(Set.of()));
    }

    /** One that is named in full. */
    void refuse(FieldError error) {
        errors.add(error);
    }

    /** What a field is called in the whole request; the object itself for an empty one. */
    String full(String field) {
        return name.isEmpty() || field.isEmpty() ? name + field : name + "." + field;
    }

    @Nullable
    public String text(String field, String expected, Function<String, Boolean> valid) {
        var text = text(field);
        if (text != null && !valid.apply(text)) {
            refuse(field, expected);
        }
        return text;
    }

    /** One of these words, exactly as they are: what is judged elsewhere as well must be read in one way only. */
    @Nullable
    String word(String field, String expected, Collection<String> words) {
        var text = text(field);
        var value = value(field);
        if (text != null && value != null && !words.contains(value.getStringValue())) {
            refuse(field, expected);
        }
        return text;
    }

    @Nullable
    public String text(String field) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            refuse(field, "A text is expected here.");
            return null;
        }
        if (!whole(value.getStringValue())) {
            refuse(field, HALF);
            return null;
        }
        var text = value.getStringValue().strip();
        return text.isEmpty() ? null : text;
    }

    @Nullable
    public Boolean flag(String field) {
        var value = value(field);
        if (value != null && !value.isBoolean()) {
            refuse(field, "Either true or false is expected here.");
            return null;
        }
        return value == null ? null : value.getBooleanValue();
    }

    @Nullable
    public Integer number(String field, int least, int most) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        var number = value.isNumber() ? value.getNumberValue().doubleValue() : Double.NaN;
        if (number != Math.rint(number) || number < least || number > most) {
            refuse(field, "A whole number from %,d to %,d.".formatted(least, most));
            return null;
        }
        return (int) number;
    }

    List<String> texts(String field, int most, String expected, Function<String, Boolean> valid) {
        var value = value(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            refuse(field, "A list of at most %d texts is expected here.".formatted(most));
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (var i = 0; i < value.size(); i++) {
            if (!(value.get(i) instanceof JsonNode each && each.isString())) {
                refuse(field + "[" + i + "]", expected);
            } else if (!whole(each.getStringValue())) {
                refuse(field + "[" + i + "]", HALF);
            } else if (!valid.apply(each.getStringValue())) {
                refuse(field + "[" + i + "]", expected);
            } else {
                texts.add(each.getStringValue());
            }
        }
        return texts;
    }

    // JSON can escape the half of a pair, which no file and no argument of a
    // program
    // can hold.
    private static boolean whole(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    public @Nullable JsonNode value(String field) {
        asked.add(field);
        var value = node == null || !node.isObject() ? null : node.get(field);
        return value == null || value.isNull() ? null : value;
    }
}
