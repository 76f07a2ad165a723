package io.resticmanager.notifications.channel;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.rpc.FieldError;

/** A way to reach people. Contribute one as a singleton; there is exactly one for each kind. */
public interface ChannelType {

    ChannelKind kind();

    /** The fields that {@link #parse} reads; a configuration has no others. */
    Set<String> fields();

    /** How long one attempt may take, from before the name is resolved until the answer is read. */
    Duration timeout();

    /** Reads a configuration in which secrets that are kept have been filled in; never throws for what a person wrote. */
    Parsed parse(JsonNode config);

    /** What {@link #parse} makes of a configuration. */
    sealed interface Parsed {

        record Valid(Destination destination) implements Parsed {}

        /** At least one; the field is named as in the configuration, as in {@code url}. */
        record Invalid(List<FieldError> errors) implements Parsed {}
    }
}
