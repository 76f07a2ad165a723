package io.resticmanager.notifications.registry;

import java.util.ArrayList;
import java.util.List;

import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.notifications.channel.ChannelType.Parsed;
import org.jspecify.annotations.Nullable;

/** What a person may write about a channel, whatever its kind. */
final class ChannelForm {

    private ChannelForm() {}

    static List<FieldError> errorsIn(Parsed parsed) {
        var errors = new ArrayList<FieldError>();
        if (parsed instanceof Parsed.Invalid(var wrong)) {
            wrong.forEach(it -> errors.add(new FieldError("config." + it.field(), it.message())));
        }
        return errors;
    }

    /** A secret that was given for one server is not handed to another by who can not read it. */
    static List<FieldError> misdirected(Parsed before, Parsed after, List<String> kept) {
        return before instanceof Parsed.Valid(var there) && after instanceof Parsed.Valid(var here)
                && !there.server().equals(here.server())
                        ? kept.stream().map(it -> new FieldError("config." + it,
                                "It was stored for %s. Give it again for %s, or remove it.".formatted(there.server(),
                                        here.server())))
                                .toList()
                        : List.of();
    }

    static FieldError unreadable() {
        return new FieldError("config", "The configuration is a JSON object of at most 16,384 characters.");
    }

    static FieldError taken() {
        return new FieldError("name", "Another channel has this name.");
    }

    /** None asked for is all. */
    static List<Severity> severities(@Nullable List<Severity> asked) {
        return asked == null || asked.isEmpty() ? List.of(Severity.values()) : List.copyOf(asked);
    }
}
