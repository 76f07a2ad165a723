package io.resticmanager.notifications.settings;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What holds now.
 *
 * @param baseUrl what links begin with; absent where nobody knows an address
 * @param heartbeatUrl absent where nobody watches
 * @param logKept how long attempts are remembered
 */
public record Settings(@Nullable URI baseUrl, @Nullable URI heartbeatUrl, Duration logKept,
        boolean allowPrivateTargets) {}
