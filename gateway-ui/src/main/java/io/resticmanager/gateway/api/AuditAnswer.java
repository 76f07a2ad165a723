package io.resticmanager.gateway.api;

import java.time.Instant;

import io.resticmanager.contracts.json.Wire;
import io.resticmanager.gateway.audit.AuditLog;
import io.resticmanager.gateway.audit.AuditRow;
import org.jspecify.annotations.Nullable;

/** A row of the log, as the API tells it. */
@Wire
record AuditAnswer(long n, String eventId, Instant occurredAt, Instant recordedAt, String actor,
        @Nullable String actorId, @Nullable String via, @Nullable String address, String action, String targetKind,
        String targetId,
        @Nullable String hostId, String details, AuditLog.Result result, String hash) {

    static AuditAnswer of(AuditRow row) {
        var act = row.act();
        return new AuditAnswer(row.n(), act.eventId(), act.occurredAt(), act.recordedAt(), act.actor(), act.actorId(),
                act.via(),
                act.address(), act.action(), act.target().kind(), act.target().id(), act.hostId(), act.details(),
                act.result(), row.hash());
    }
}
