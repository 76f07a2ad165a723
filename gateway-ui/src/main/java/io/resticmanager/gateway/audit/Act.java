package io.resticmanager.gateway.audit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What somebody did, as it is written down. {@code eventId} names it for ever; {@code occurredAt} is when, {@code recordedAt} when we heard of
 * it, both to the millisecond. {@code address} is absent for the system, {@code actorId} for whoever is no user of ours. {@code via} names the API
 * token that it was done with.
 */
public record Act(String eventId, Instant occurredAt, Instant recordedAt, String actor, @Nullable String actorId,
        @Nullable String via, @Nullable String address, String action, AuditLog.Target target, @Nullable String hostId,
        String details,
        AuditLog.Result result) {

    private static final int DETAILS = 4096;

    /** The same, bounded and in one line of characters that can be seen. */
    Act plain() {
        return new Act(PlainText.of(eventId, 64), occurredAt, recordedAt, PlainText.of(actor, 200),
                optional(actorId, 64), optional(via, 200), optional(address, 100),
                PlainText.of(action.isBlank() ? "unknown" : action, 100),
                new AuditLog.Target(PlainText.of(target.kind(), 100), PlainText.of(target.id(), 300)),
                optional(hostId, 64), PlainText.of(details, DETAILS), result);
    }

    private static @Nullable String optional(@Nullable String text, int most) {
        return text == null ? null : PlainText.of(text, most);
    }
}
