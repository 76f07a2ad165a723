package io.resticmanager.gateway.api;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.ChannelWish;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** A channel as somebody wants it, or a draft of one to look at; the fields of {@code config} are for the service to judge. */
record ChannelRequest(JsonNode request) {

    private static final String[] WISHED = {"kind", "name", "enabled", "severities", "config"};
    private static final String[] LOOKED_AT = {"kind", "name", "enabled", "severities", "config", "id", "event"};
    /** What a channel is told with, so that what was read can be sent back. */
    private static final Set<String> TOLD = Set.of("id", "summary", "created_at", "last_fired_at", "last_ok",
            "last_error", "pending", "waiting_since", "disabled_reason", "unusable");

    /** What is looked at. */
    record Previewed(@Nullable String id, JsonNode config, @Nullable String event) {

        @Override
        public String toString() {
            return "Previewed[…]";
        }
    }

    /** @throws ProblemException where there is none of that name */
    ChannelKind knownKind() {
        return givenKind().orElseThrow(ChannelRequest::noKind);
    }

    /** A channel keeps its kind: another one would make the rest mean something else. */
    void checkKind(ChannelKind of) {
        if (field("kind") != null && !givenKind().equals(Optional.of(of))) {
            throw new ProblemException(Problem.invalid("kind",
                    "This channel is of the kind %s, and that never changes. Add a new one instead.".formatted(of)));
        }
    }

    ChannelWish wish() {
        var given = new Given();
        var words = given.texts("severities", field("severities"));
        var wish = new ChannelWish(name(given), given.flag("enabled", field("enabled")),
                words == null ? null : words.stream().flatMap(word -> severity(given, word).stream()).toList(),
                given.object("config", field("config")));
        given.refuseOthers(withoutTold(), WISHED);
        given.check();
        return wish;
    }

    Previewed previewed() {
        var given = new Given();
        var object = given.object("config", field("config"));
        var read = new Previewed(Typed.orNull(given.text("id", field("id"))),
                object == null ? JsonNode.createObjectNode(Map.of()) : object,
                Typed.orNull(given.text("event", field("event"))));
        given.refuseOthers(withoutTold(), LOOKED_AT);
        given.check();
        return read;
    }

    private @Nullable JsonNode field(String name) {
        return request.isObject() ? request.get(name) : null;
    }

    private JsonNode withoutTold() {
        var fields = new LinkedHashMap<String, JsonNode>();
        if (request.isObject()) {
            request.entries().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
            fields.keySet().removeAll(TOLD);
        }
        return JsonNode.createObjectNode(fields);
    }

    private Optional<ChannelKind> givenKind() {
        var given = new Given();
        var word = Typed.text(given.text("kind", field("kind")));
        given.check();
        return Arrays.stream(ChannelKind.values()).filter(one -> one.name().equals(word)).findFirst();
    }

    private static ProblemException noKind() {
        return new ProblemException(Problem.invalid("kind", "A kind is one of webhook, ntfy, smtp."));
    }

    // On its way to the service half a character would become another one.
    private @Nullable String name(Given given) {
        var name = given.text("name", field("name"));
        given.complainIf(name != null && name.codePoints().anyMatch(ChannelRequest::half), "name",
                "A name has whole characters only: this one holds half of one, a lone surrogate.");
        return name == null ? null : name.strip();
    }

    private static boolean half(int character) {
        return Character.getType(character) == Character.SURROGATE;
    }

    private static Optional<Severity> severity(Given given, String word) {
        var known = List.of(Severity.values()).stream().filter(one -> one.name().equals(word)).findFirst();
        given.complainIf(known.isEmpty(), "severities", "A severity is one of warning, critical.");
        return known;
    }

    // It may hold secrets.
    @Override
    public String toString() {
        return "ChannelRequest[…]";
    }
}
