package io.resticmanager.gateway.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was typed into the blanks of a form, and gathers what is wrong so that all of it is told at once. {@code path} says
 * what a field is called over the API, where an error is told.
 */
final class Blanks {

    private final Sent sent;
    private final UnaryOperator<String> path;
    private final List<FieldError> errors = new ArrayList<>();

    Blanks(Sent sent, UnaryOperator<String> path) {
        this.sent = sent;
        this.path = path;
        sent.repeated().forEach(name -> wrong(name, Sent.TWICE));
    }

    /** Without the space around it; null for nothing. */
    @Nullable
    String text(String name) {
        return Typed.orNull(sent.value(name));
    }

    List<String> lines(String name) {
        return Typed.lines(sent.value(name));
    }

    List<String> words(String name) {
        return Typed.words(sent.value(name));
    }

    /** Whether a box is checked; one that is not sends nothing. */
    boolean on(String name) {
        var text = text(name);
        if (text != null && !text.equals("true")) {
            wrong(name, "A box is true, or is not sent.");
        }
        return text != null;
    }

    /** A whole number, or null for nothing; its range is for the service to judge. */
    @Nullable
    Integer number(String name) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        if (!text.matches("-?[0-9]{1,9}")) {
            wrong(name, text.matches("-?[0-9]+") ? "This number is too large." : "Type a whole number, as in 7.");
            return null;
        }
        return Integer.valueOf(text);
    }

    void wrong(String name, String message) {
        errors.add(new FieldError(path.apply(name), message));
    }

    /** All that was wrong so far. */
    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** @throws ProblemException when anything was wrong */
    void check() {
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
    }
}
