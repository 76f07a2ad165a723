package io.resticmanager.gateway.settings;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.notification.NotificationsRpc.Heartbeat;
import org.jspecify.annotations.Nullable;

/**
 * All of them. {@code fixed} names those that the environment sets; {@code heartbeat} is how the last one went, absent before
 * the first.
 */
@Wire
public record Settings(@Nullable String baseUrl, @Nullable String heartbeatUrl, boolean drillEnabled, int jobLogDays,
        int notificationLogDays, boolean allowPrivateTargets, List<String> fixed, @Nullable Heartbeat heartbeat,
        Drill drill) {

    /** {@code lastAt} is absent before the first, {@code nextAt} where it is switched off. */
    @Wire
    public record Drill(@Nullable Instant lastAt, @Nullable Instant nextAt) {}
}
