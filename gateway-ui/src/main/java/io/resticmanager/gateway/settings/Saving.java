package io.resticmanager.gateway.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.gateway.problem.ProblemException;

/** Has one service after the other save its part of a wish, and when one of them does not, says what is saved and what is not. */
final class Saving {

    /** Ends of the types of problems after which nobody knows whether the service has done it. */
    private static final List<String> UNSURE = List.of(":timeout", ":broker-away", ":internal");

    private final Wish wish;
    private final List<String> saved = new ArrayList<>();

    Saving(Wish wish) {
        this.wish = wish;
    }

    /** @param before what the service told, which stands where nothing is wanted of it */
    <T> Reply<T> part(Owner owner, Reply<T> before, Supplier<T> ask) {
        var wanted = wish.of(owner);
        if (wanted.isEmpty()) {
            return before;
        }
        try {
            var value = ask.get();
            saved.addAll(wanted);
            return Reply.of(value);
        } catch (ProblemException refused) {
            throw new ProblemException(told(owner, refused.problem()));
        }
    }

    private Problem told(Owner owner, Problem why) {
        var unsure = UNSURE.stream().anyMatch(why.type()::endsWith);
        var errors = errors(owner, why);
        if (saved.isEmpty() && !unsure) {
            return new Problem(why.type(), why.title(), why.status(), "Nothing was changed. " + why.detail(),
                    errors.isEmpty() ? null : errors);
        }
        var open = unsure ? wish.of(owner) : List.<String>of();
        var not = wish.settings().stream().map(Setting::name)
                .filter(name -> !saved.contains(name) && !open.contains(name)).toList();
        var detail = listed("Saved", saved) + listed("Not saved", not) + listed("Not known", open) + owner.service()
                + ": " + why.detail();
        return new Problem(Problem.of(why.status(), "partly-saved", "", "").type(),
                saved.isEmpty() ? "Not known whether it was saved" : "Only a part was saved", why.status(), detail,
                marked(errors, not, open));
    }

    private static List<FieldError> errors(Owner owner, Problem why) {
        return Objects.requireNonNullElse(why.errors(), List.<FieldError>of()).stream()
                .map(error -> new FieldError(owner.named(error.field()), error.message())).toList();
    }

    // Each field says what became of it, so that a page can show it there.
    private static List<FieldError> marked(List<FieldError> errors, List<String> not, List<String> open) {
        var silent = not.stream().filter(name -> errors.stream().noneMatch(error -> error.field().equals(name)));
        return Stream.of(errors.stream(), silent.map(name -> new FieldError(name, "This was not saved.")),
                open.stream().map(name -> new FieldError(name, "Whether this was saved is not known.")))
                .flatMap(all -> all).toList();
    }

    private static String listed(String what, List<String> names) {
        return names.isEmpty() ? "" : "%s: %s. ".formatted(what, String.join(", ", names));
    }
}
