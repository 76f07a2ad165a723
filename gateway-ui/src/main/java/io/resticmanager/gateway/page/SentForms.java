package io.resticmanager.gateway.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import org.jspecify.annotations.Nullable;

/** Forms that must not be carried out twice: a reload sends the same one again. The last thousand are remembered. */
@Singleton
final class SentForms {

    private static final int REMEMBERED = 1_000;

    private final Map<String, String> outcomes = new LinkedHashMap<>();

    /** What became of a form. */
    sealed interface Sent<T> {

        /** It was carried out just now. */
        record First<T>(T result) implements Sent<T> {}

        /** It was before; {@code outcome} is what is remembered of that. */
        record Again<T>(String outcome) implements Sent<T> {}
    }

    /**
     * Carries it out unless the same person has sent it before; a second sending waits for the first. What fails may be sent
     * again, and so may a form without an id.
     */
    synchronized <T> Sent<T> once(Actor actor, @Nullable String formId, Supplier<T> work,
            Function<T, String> outcome) {
        var key = actor.name() + "/" + formId;
        var before = outcomes.get(key);
        if (before != null) {
            return new Sent.Again<>(before);
        }
        var result = work.get();
        if (formId != null) {
            remember(key, outcome.apply(result));
        }
        return new Sent.First<>(result);
    }

    private void remember(String key, String outcome) {
        outcomes.put(key, outcome);
        if (outcomes.size() > REMEMBERED) {
            outcomes.remove(outcomes.keySet().iterator().next());
        }
    }
}
