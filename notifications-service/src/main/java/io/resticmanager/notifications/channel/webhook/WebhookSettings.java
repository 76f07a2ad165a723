package io.resticmanager.notifications.channel.webhook;

import java.net.URI;

import io.resticmanager.notifications.channel.text.Secret;
import org.jspecify.annotations.Nullable;

/** Header name and value are there both or neither. */
record WebhookSettings(URI url, @Nullable Secret bearerToken, @Nullable String headerName,
        @Nullable Secret headerValue, @Nullable SigningSecret secret) {}
