package io.resticmanager.notifications.registry;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.notifications.channel.ChannelType.Parsed;
import io.resticmanager.notifications.channel.Daily;
import io.resticmanager.notifications.channel.Destination;
import io.resticmanager.platform.secret.SecretKeyUnusable;

/** Where each channel leads: its configuration opened and read, once as long as it stays the same. */
@Singleton
public final class Destinations {

    private final Configs configs;
    private final ChannelTypes types;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Destinations(Configs configs, ChannelTypes types) {
        this.configs = configs;
        this.types = types;
    }

    /** What a channel leads to. */
    public sealed interface Found {

        /** When the channel is told once a day; empty for at once, and for one of which nobody knows. */
        default Optional<Daily> digest() {
            return this instanceof Leads(var destination, _) ? destination.digest() : Optional.empty();
        }

        /** {@code timeout} is how long one attempt may take. */
        record Leads(Destination destination, Duration timeout) implements Found {}

        /** Its configuration can not be used; {@code why} holds no secret. */
        record Broken(String why) implements Found {}
    }

    private record Known(String config, Found found) {}

    public Found of(ChannelRow row) {
        return known.compute(row.id(), (_, before) -> before != null && before.config.equals(row.config())
                ? before
                : new Known(row.config(), look(row))).found;
    }

    void forget(String channel) {
        known.remove(channel);
    }

    private Found look(ChannelRow row) {
        try {
            var type = types.of(row.kind());
            return switch (type.parse(configs.open(row))) {
                case Parsed.Valid(var destination) -> new Found.Leads(destination, type.timeout());
                case Parsed.Invalid(var errors) -> new Found.Broken("The configuration is not valid any more: "
                        + errors.stream().map(FieldError::message).collect(Collectors.joining(" ")));
            };
        } catch (SecretKeyUnusable e) {
            return new Found.Broken("The configuration can not be opened: " + e.getMessage());
        }
    }
}
