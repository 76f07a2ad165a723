package io.resticmanager.gateway.page;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** The fields of a form as they were sent. Of one that came more than once the first stands here, and it is remembered. */
record Sent(Map<String, String> values, Set<String> repeated) {

    static final String TWICE = "This was sent more than once.";

    /** @param body texts, and lists of texts where a field came more than once */
    static Sent of(Map<String, ?> body) {
        var values = new LinkedHashMap<String, String>();
        var repeated = new TreeSet<String>();
        body.forEach((name, value) -> {
            var all = value instanceof Collection<?> many ? List.copyOf(many) : List.of(String.valueOf(value));
            all.stream().findFirst().ifPresent(first -> values.put(name, String.valueOf(first)));
            if (all.size() > 1) {
                repeated.add(name);
            }
        });
        return new Sent(values, repeated);
    }

    @Nullable
    String value(String name) {
        return values.get(name);
    }

    /** As typed; empty when it was not sent. */
    String text(String name) {
        return Typed.text(value(name));
    }

    /** Those of these fields that were sent, to be shown again. */
    Map<String, String> shown(String... names) {
        var shown = new LinkedHashMap<>(values);
        shown.keySet().retainAll(Arrays.asList(names));
        return shown;
    }

    /** @throws ProblemException at every field that came more than once */
    Sent once() {
        if (!repeated.isEmpty()) {
            throw new ProblemException(
                    Problem.invalid(repeated.stream().map(name -> new FieldError(name, TWICE)).toList()));
        }
        return this;
    }

    // It may hold passwords.
    @Override
    public String toString() {
        return "Sent" + values.keySet();
    }
}
