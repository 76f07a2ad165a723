package io.resticmanager.gateway.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.gateway.problem.Complaints;
import org.jspecify.annotations.Nullable;

/**
 * Which rows to list; what is absent does not restrict. {@code actor} and {@code action} are whole, or end in {@code *} for all that begin so;
 * {@code from} and {@code to} bound when it happened, the second is left out. {@code text} is looked for in who, what, on which, from where and
 * details, in whatever case of Latin letters, and in the names of hosts.
 */
public record AuditFilter(@Nullable String actor, @Nullable String action, @Nullable String target,
        @Nullable String hostId, @Nullable Instant from, @Nullable Instant to, @Nullable String text) {

    public static final AuditFilter EVERY = new AuditFilter(null, null, null, null, null, null, null);

    private static final int LONGEST = 300;
    private static final int LONGEST_TEXT = 200;

    /**
     * Of what an address asks for.
     *
     * @throws io.resticmanager.gateway.problem.ProblemException 422 with all that can not be read
     */
    public static AuditFilter of(@Nullable String actor, @Nullable String action, @Nullable String target,
            @Nullable String hostId, @Nullable String from, @Nullable String to, @Nullable String text) {
        var complaints = new Complaints();
        complaints.addIf(longer(actor, LONGEST), "actor", "A name has at most 300 characters.");
        complaints.addIf(longer(action, LONGEST), "action", "An action has at most 300 characters.");
        complaints.addIf(longer(target, LONGEST), "target", "A target has at most 300 characters.");
        complaints.addIf(longer(hostId, LONGEST), "host_id", "An id has at most 300 characters.");
        complaints.addIf(longer(text, LONGEST_TEXT), "q", "Search for at most 200 characters.");
        var filter = new AuditFilter(actor, action, target, hostId, time(complaints, "from", from),
                time(complaints, "to", to), text);
        complaints.throwIfAny();
        return filter;
    }

    /** The same in whatever words, which an index follows. */
    AuditFilter withoutText() {
        return new AuditFilter(actor, action, target, hostId, from, to, null);
    }

    /** Conditions and the values of their question marks. */
    record Where(List<String> conditions, List<Object> values) {

        Where and(String condition, Object... of) {
            conditions.add(condition);
            values.addAll(List.of(of));
            return this;
        }

        private Where one(String column, @Nullable String wanted) {
            if (wanted == null) {
                return this;
            }
            return wanted.endsWith("*")
                    ? beginning(column, wanted.substring(0, wanted.length() - 1))
                    : and(column + " = ?", wanted);
        }

        private Where beginning(String column, String start) {
            return start.isEmpty()
                    ? this
                    : and("%1$s >= ? AND %1$s < ?".formatted(column), start, start + Character.toString(0x10ffff));
        }

        String sql() {
            return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        }
    }

    /** @param named the ids of the hosts that have the text in their names, as JSON */
    Where where(String named) {
        var where = new Where(new ArrayList<>(), new ArrayList<>()).one("actor", actor).one("action", action);
        if (target != null) {
            where.and("target_id = ?", target);
        }
        if (hostId != null) {
            where.and("host_id = ?", hostId);
        }
        if (from != null) {
            where.and("occurred_at >= ?", from.toEpochMilli());
        }
        if (to != null) {
            where.and("occurred_at < ?", to.toEpochMilli());
        }
        if (text != null) {
            where.and("(instr(lower(concat_ws(char(10), actor, via, action, target_kind, target_id, address, details)),"
                    + " lower(?)) > 0 OR host_id IN (SELECT value FROM json_each(?)))", text, named);
        }
        return where;
    }

    private static boolean longer(@Nullable String text, int most) {
        return text != null && text.length() > most;
    }

    private static @Nullable Instant time(Complaints complaints, String field, @Nullable String text) {
        try {
            return text == null ? null : inReach(Instant.parse(text));
        } catch (DateTimeException | ArithmeticException _) {
            complaints.add(field, "A time as in 2026-11-21T09:30:00Z is expected here.");
            return null;
        }
    }

    private static Instant inReach(Instant at) {
        return Instant.ofEpochMilli(at.toEpochMilli());
    }
}
