package io.resticmanager.gateway.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request, so that all of it is told at once, each at its field. */
public final class Complaints {

    private final List<FieldError> errors = new ArrayList<>();

    public void add(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    public void addIf(boolean wrong, String field, String message) {
        if (wrong) {
            add(field, message);
        }
    }

    /** The text without space around it; complains and answers with the empty text when there is none. */
    public String required(String field, @Nullable String text, String message) {
        var stripped = text == null ? "" : text.strip();
        addIf(stripped.isEmpty(), field, message);
        return stripped;
    }

    public Optional<Problem> problem() {
        return errors.isEmpty() ? Optional.empty() : Optional.of(Problem.invalid(errors));
    }

    public void throwIfAny() {
        problem().ifPresent(problem -> {
            throw new ProblemException(problem);
        });
    }
}
