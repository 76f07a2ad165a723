package io.resticmanager.gateway.view;

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

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** The message for a field or for anything within it; empty when all is well. */
    public String error(String field) {
        return errors().stream()
                .filter(error -> error.field().equals(field) || error.field().startsWith(field + "[")
                        || error.field().startsWith(field + "."))
                .map(FieldError::message)
                .findFirst()
                .orElse("");
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

    private List<FieldError> errors() {
        return problem == null || problem.errors() == null ? List.of() : problem.errors();
    }
}
