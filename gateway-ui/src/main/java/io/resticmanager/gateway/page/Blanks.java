package io.resticmanager.gateway.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** Reads what was typed into the blanks of a form, and gathers what is wrong so that all of it is told at once. */
final class Blanks {

    private final Map<String, String> typed;
    private final List<FieldError> errors = new ArrayList<>();

    Blanks(Map<String, String> typed) {
        this.typed = typed;
    }

    /** Without the space around it; null for nothing. */
    @Nullable
    String text(String name) {
        return Typed.orNull(typed.get(name));
    }

    List<String> lines(String name) {
        return Typed.lines(typed.get(name));
    }

    List<String> words(String name) {
        return Typed.words(typed.get(name));
    }

    /** Whether a box is checked. */
    boolean on(String name) {
        return text(name) != null;
    }

    /**
     * A whole number, or null for nothing; its range is for the service to judge.
     *
     * @param path what the field is called over the API, where an error is told
     */
    @Nullable
    Integer number(String name, String path) {
        var text = text(name);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException _) {
            wrong(path, "Type a whole number, as in 7.");
            return null;
        }
    }

    void wrong(String path, String message) {
        errors.add(new FieldError(path, message));
    }

    /** @throws ProblemException when anything was wrong */
    void check() {
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
    }
}
