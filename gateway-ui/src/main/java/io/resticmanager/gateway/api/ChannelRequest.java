package io.resticmanager.gateway.api;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.ChannelWish;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** A channel as somebody wants it, or a draft of one to look at; the fields of {@code config} are for the service to judge. */
@Wire
record ChannelRequest(@Nullable JsonNode id, @Nullable JsonNode kind, @Nullable JsonNode name,
        @Nullable JsonNode enabled, @Nullable JsonNode severities, @Nullable JsonNode config,
        @Nullable JsonNode event) {

    /** What is looked at. */
    record Previewed(@Nullable String id, JsonNode config, @Nullable String event) {

        @Override
        public String toString() {
            return "Previewed[…]";
        }
    }

    /** @throws ProblemException where there is none of that name */
    ChannelKind knownKind() {
        var given = new Given();
        var word = Typed.text(given.text("kind", kind));
        given.check();
        return Arrays.stream(ChannelKind.values()).filter(one -> one.name().equals(word)).findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.invalid("kind", "A kind is one of webhook, ntfy, smtp.")));
    }

    ChannelWish wish() {
        var given = new Given();
        var words = given.texts("severities", severities);
        var wish = new ChannelWish(stripped(given.text("name", name)), given.flag("enabled", enabled),
                words == null ? null : words.stream().flatMap(word -> severity(given, word).stream()).toList(),
                given.object("config", config));
        given.check();
        return wish;
    }

    Previewed previewed() {
        var given = new Given();
        var object = given.object("config", config);
        var read = new Previewed(Typed.orNull(given.text("id", id)),
                object == null ? JsonNode.createObjectNode(Map.of()) : object,
                Typed.orNull(given.text("event", event)));
        given.check();
        return read;
    }

    private static Optional<Severity> severity(Given given, String word) {
        var known = List.of(Severity.values()).stream().filter(one -> one.name().equals(word)).findFirst();
        given.complainIf(known.isEmpty(), "severities", "A severity is one of warning, critical.");
        return known;
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    // It may hold secrets.
    @Override
    public String toString() {
        return "ChannelRequest[…]";
    }
}
