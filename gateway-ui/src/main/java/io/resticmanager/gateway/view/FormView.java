package io.resticmanager.gateway.view;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import org.jspecify.annotations.Nullable;

/** A form as it is shown again: what was typed (never a secret), and what is wrong with it. */
public record FormView(Map<String, String> values, @Nullable Problem problem) {

    public static final FormView EMPTY = new FormView(Map.of(), null);

    private static final int MANY = 5;
    private static final Pattern ENTRY = Pattern.compile("\\[(\\d{1,6})]");

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** What is wrong with a field and with anything within it, the first five of it; empty when all is well. */
    public String error(String field) {
        var all = errors().stream()
                .filter(error -> error.field().equals(field) || error.field().startsWith(field + "[")
                        || error.field().startsWith(field + "."))
                .map(error -> place(error.field().substring(field.length())) + error.message())
                .distinct().toList();
        var told = String.join(" ", all.subList(0, Math.min(all.size(), MANY)));
        return all.size() > MANY ? told + " And " + (all.size() - MANY) + " more." : told;
    }

    // Of a list, which of them.
    private static String place(String within) {
        var entry = ENTRY.matcher(within);
        return entry.lookingAt() ? "Entry %d: ".formatted(Integer.parseInt(entry.group(1)) + 1) : "";
    }

    /** The message for exactly this field, and for nothing within it. */
    public String own(String field) {
        return errors().stream().filter(error -> error.field().equals(field)).map(FieldError::message).findFirst()
                .orElse("");
    }

    /** What is wrong with fields that are none of these nor within them, so that a message without a place is not lost. */
    public String elsewhere(List<String> fields) {
        return errors().stream()
                .filter(error -> fields.stream().noneMatch(field -> error.field().matches(
                        Pattern.quote(field) + "([.\\[].*)?")))
                .map(FieldError::message).collect(Collectors.joining(" "));
    }

    public boolean wrong(String field) {
        return !error(field).isEmpty();
    }

    /** What stands above the form: a problem that belongs to no field of it. */
    public String summary() {
        return problem == null || !errors().isEmpty() ? "" : problem.detail();
    }

    /** What stands as the form's note: a refusal that belongs to no field, or what is wrong with none of these, between commas. */
    public String beside(String fields) {
        return summary().isEmpty() ? elsewhere(Arrays.asList(fields.split(","))) : summary();
    }

    /** All that is wrong, for a page that does not show the form. */
    public String all() {
        return summary().isEmpty() ? elsewhere(List.of()) : summary();
    }

    private List<FieldError> errors() {
        return problem == null || problem.errors() == null ? List.of() : problem.errors();
    }
}
