package io.resticmanager.contracts.notification;

import java.time.Instant;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * One place that is told. {@code severities} are those it wants, empty for all. In {@code config} a secret is only
 * {@code has_<field>: true}; {@code summary} says in a few words where it leads. {@code lastFiredAt} is when something was last tried, {@code lastOk} and
 * {@code lastError} what came of it. {@code pending} are not delivered yet, the oldest since {@code waitingSince}.
 * {@code disabledReason} says why it was switched off where no person did it, {@code unusable} why nothing can be sent with its
 * configuration; {@code summary} and {@code lastError} hold nothing of the configuration but the server's name where no admin asks.
 */
@Wire
public record Channel(String id, ChannelKind kind, String name, boolean enabled, List<Severity> severities,
        JsonNode config, String summary, Instant createdAt, @Nullable Instant lastFiredAt, @Nullable Boolean lastOk,
        @Nullable String lastError, long pending, @Nullable Instant waitingSince, @Nullable String disabledReason,
        @Nullable String unusable) {

    /** With a configuration that can be used. */
    public Channel(String id, ChannelKind kind, String name, boolean enabled, List<Severity> severities,
            JsonNode config, String summary, Instant createdAt, @Nullable Instant lastFiredAt, @Nullable Boolean lastOk,
            @Nullable String lastError, long pending, @Nullable Instant waitingSince,
            @Nullable String disabledReason) {
        this(id, kind, name, enabled, severities, config, summary, createdAt, lastFiredAt, lastOk, lastError, pending,
                waitingSince, disabledReason, null);
    }
}
