package io.resticmanager.notifications.registry;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.notifications.channel.ChannelType;

/** The one {@link ChannelType} of each kind. */
@Singleton
final class ChannelTypes {

    private final Map<ChannelKind, ChannelType> types = new EnumMap<>(ChannelKind.class);

    ChannelTypes(List<ChannelType> all) {
        all.forEach(type -> {
            if (types.put(type.kind(), type) != null) {
                throw new IllegalStateException("two types of channel are called " + type.kind());
            }
        });
    }

    ChannelType of(ChannelKind kind) {
        var type = types.get(kind);
        if (type == null) {
            throw new IllegalStateException("no type of channel is called " + kind);
        }
        return type;
    }
}
