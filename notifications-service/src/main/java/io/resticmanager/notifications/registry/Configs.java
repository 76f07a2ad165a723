package io.resticmanager.notifications.registry;

import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Sealed;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.rpc.Sealing;
import io.resticmanager.platform.secret.SecretBox;
import io.resticmanager.platform.secret.SecretKeyUnusable;

/** Configurations at rest, each sealed to its channel's id, and on their way here. */
@Singleton
final class Configs {

    private static final int MOST_CHARACTERS = 16_384;

    private final SecretBox box;
    private final Sealing sealing;

    Configs(SecretBox box, @Named("notifications") Sealing sealing) {
        this.box = box;
        this.sealing = sealing;
    }

    String seal(JsonNode config, String channel) {
        return box.seal(Json.text(config), row(channel));
    }

    /** @throws SecretKeyUnusable when it is another channel's, was changed, or the key file is another one */
    JsonNode open(ChannelRow row) {
        try {
            return Json.read(box.open(row.config(), row(row.id())), JsonNode.class);
        } catch (Json.Malformed e) {
            throw new IllegalStateException("the configuration of channel %s is not JSON".formatted(row.id()), e);
        }
    }

    /** Empty where {@link #open} fails. */
    Optional<JsonNode> opened(ChannelRow row) {
        try {
            return Optional.of(open(row));
        } catch (SecretKeyUnusable _) {
            return Optional.empty();
        }
    }

    /** What an asker sealed for us; empty when it is not an object of a sensible size. */
    Optional<JsonNode> read(Sealed config, Caller caller) {
        var text = sealing.open(config, caller);
        try {
            return text.length() > MOST_CHARACTERS
                    ? Optional.empty()
                    : Optional.of(Json.read(text, JsonNode.class)).filter(JsonNode::isObject);
        } catch (Json.Malformed _) {
            return Optional.empty();
        }
    }

    static String row(String channel) {
        return "notification_channels/%s/config".formatted(channel);
    }
}
