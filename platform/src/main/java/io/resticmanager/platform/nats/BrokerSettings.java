package io.resticmanager.platform.nats;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * Where the broker is. Without {@code url} (RM_NATS_URL) this process runs its own; with it, {@code credentials}
 * (RM_NATS_CREDENTIALS) is the users file that a broker of ours generated. {@code patience} is how long a start waits for a
 * foreign broker. {@code port} is where our own listens, 0 for a free one that is then kept.
 */
@ConfigurationProperties("rm.nats")
record BrokerSettings(
        @Nullable String url,
        @Nullable String credentials,
        @Nullable String server,
        @Bindable(defaultValue = "0") @Min(0) @Max(65_535) int port,
        @Bindable(defaultValue = "60s") Duration patience) {}
