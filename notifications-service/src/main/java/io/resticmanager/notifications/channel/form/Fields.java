package io.resticmanager.notifications.channel.form;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.schedule.Shown;
import io.resticmanager.notifications.channel.ChannelType.Parsed;
import io.resticmanager.notifications.channel.Destination;
import io.resticmanager.notifications.channel.text.Secret;

/** The fields of one configuration, and everything that is wrong with them: all of it is told at once. */
public final class Fields {

    private static final int LONGEST = 2000;
    private static final int MOST_FOREIGN = 20;

    private final JsonNode config;
    private final String path;
    private final List<FieldError> errors;

    public Fields(JsonNode config) {
        this(config, "", new ArrayList<>());
    }

    private Fields(JsonNode config, String path, List<FieldError> errors) {
        this.config = config;
        this.path = path;
        this.errors = errors;
    }

    /** The fields of an object among them, whose errors are told with these, as {@code digest.at}; empty when it is absent. */
    public Optional<Fields> part(String field) {
        var node = config.isObject() ? config.get(field) : null;
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isObject()) {
            wrong(field, "This has to be an object.");
            return Optional.empty();
        }
        return Optional.of(new Fields(node, path + field + ".", errors));
    }

    /** Whatever else is in it was meant by somebody, and would do nothing. */
    public void only(Set<String> known) {
        StreamSupport.stream(config.entries().spliterator(), false).map(Map.Entry::getKey)
                .filter(field -> !known.contains(field)).limit(MOST_FOREIGN)
                .forEach(field -> wrong(Shown.of(field), "There is no such field. Leave it out."));
    }

    /** Without the blanks around it; empty when it is absent or blank. A number is taken as it would be typed. */
    public Optional<String> text(String field) {
        return typed(field).map(String::strip);
    }

    private Optional<String> typed(String field) {
        var node = config.isObject() ? config.get(field) : null;
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isString() && !node.isNumber()) {
            wrong(field, "This has to be text.");
            return Optional.empty();
        }
        return Optional.of(node.coerceStringValue()).filter(text -> !text.isBlank())
                .filter(text -> isShort(field, text));
    }

    /** As it is, as a blank may belong to a password; empty when there is nothing else. */
    public Optional<Secret> secret(String field) {
        return typed(field).map(Secret::new);
    }

    /** Tells what is wrong with one that is there. */
    public Optional<URI> address(String field, String expected) {
        return text(field).flatMap(text -> switch (HttpAddress.of(text)) {
            case HttpAddress.Read(var uri) -> Optional.of(uri);
            case HttpAddress.Wrong(var why) -> {
                wrong(field, why.orElse(expected));
                yield Optional.empty();
            }
        });
    }

    /** @param missing what to say where there is nothing, or what is there can not be read */
    public <T> Optional<T> required(String field, String missing, Function<String, Optional<T>> read) {
        var before = errors.size();
        var value = text(field).flatMap(read);
        if (value.isEmpty() && errors.size() == before) {
            wrong(field, missing);
        }
        return value;
    }

    /** As {@link #required}, but nothing at all is well, too. */
    public <T> Optional<T> optional(String field, String wrong, Function<String, Optional<T>> read) {
        var text = text(field);
        var value = text.flatMap(read);
        if (text.isPresent() && value.isEmpty()) {
            wrong(field, wrong);
        }
        return value;
    }

    public void wrong(String field, String message) {
        errors.add(new FieldError(path + field, message));
    }

    /** @param destination is only asked when nothing is wrong */
    public Parsed parsed(Supplier<Destination> destination) {
        return errors.isEmpty() ? new Parsed.Valid(destination.get()) : new Parsed.Invalid(List.copyOf(errors));
    }

    private boolean isShort(String field, String text) {
        if (text.length() <= LONGEST) {
            return true;
        }
        wrong(field, "At most %d characters, please.".formatted(LONGEST));
        return false;
    }
}
