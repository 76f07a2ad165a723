package io.resticmanager.gateway.view;

import io.resticmanager.contracts.notification.NotificationsRpc.Preview;
import org.jspecify.annotations.Nullable;

/** What a sample alert would look like on a channel, or what is missing for that. */
public record PreviewView(@Nullable Preview preview, String missing) {}
