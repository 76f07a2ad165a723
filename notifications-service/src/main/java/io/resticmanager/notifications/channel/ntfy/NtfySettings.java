package io.resticmanager.notifications.channel.ntfy;

import java.net.URI;

import io.resticmanager.notifications.channel.text.Secret;
import org.jspecify.annotations.Nullable;

/** {@code topic} is the server's address with the name of the topic at its end. */
record NtfySettings(URI topic, @Nullable Secret accessToken, @Nullable NtfyPriority priority) {

    String name() {
        var path = topic.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
