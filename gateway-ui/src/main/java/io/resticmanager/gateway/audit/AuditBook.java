package io.resticmanager.gateway.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.fleet.FleetNames;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** The log for reading, newest first by when it happened. */
@Singleton
public final class AuditBook {

    static final String ORDER = " ORDER BY occurred_at DESC, n DESC LIMIT ";

    // From each to the next greater one: as many steps as there are different ones,
    // however many rows.
    private static final String DIFFERENT = """
            WITH RECURSIVE one (value) AS (
                SELECT min(%1$s) FROM audit_log
                UNION ALL SELECT (SELECT min(%1$s) FROM audit_log WHERE %1$s > CASE WHEN value GLOB '*:*'
                    THEN substr(value, 1, instr(value, ':')) || char(1114111) ELSE value END)
                FROM one WHERE value IS NOT NULL)
            SELECT value FROM one WHERE value IS NOT NULL LIMIT 200""";

    private final Transactions transactions;
    private final FleetNames names;

    AuditBook(@Named("gateway") Transactions transactions, FleetNames names) {
        this.transactions = transactions;
        this.names = names;
    }

    /**
     * At most {@code limit} rows that match, from after the cursor on; null for the beginning.
     *
     * @throws ProblemException 422 when the cursor is none of ours
     */
    public AuditPage page(AuditFilter filter, @Nullable String cursor, int limit) {
        var where = filter.where(named(filter.text()));
        if (cursor != null) {
            var place = Place.of(cursor);
            where.and("(occurred_at, n) < (?, ?)", place.occurredAt(), place.n());
        }
        return transactions.<AuditPage>readSql(connection -> page(connection, where, limit));
    }

    /** How many rows there are. */
    public long count() {
        return transactions.<Long>readSql(connection -> Chain.end(connection).n());
    }

    /** Who is in it, without agents and services, of whom there can be many: of each kind one; at most 200. */
    public List<String> actors() {
        return different("actor");
    }

    /** What is in it; at most 200. */
    public List<String> actions() {
        return different("action");
    }

    private record Place(long occurredAt, long n) {

        static Place of(String cursor) {
            try {
                var middle = cursor.indexOf('_');
                return new Place(Long.parseLong(cursor.substring(0, Math.max(0, middle))),
                        Long.parseLong(cursor.substring(middle + 1)));
            } catch (NumberFormatException _) {
                throw new ProblemException(Problem.invalid("cursor", "This is no place in the list."));
            }
        }

        static String after(AuditRow row) {
            return row.act().occurredAt().toEpochMilli() + "_" + row.n();
        }
    }

    private static AuditPage page(Connection connection, AuditFilter.Where where, int limit) throws SQLException {
        var found = Ask.rows(connection, AuditRows::read, "SELECT * FROM audit_log" + where.sql() + ORDER + (limit + 1),
                where.values().toArray());
        return found.size() <= limit
                ? new AuditPage(found, null)
                : new AuditPage(new ArrayList<>(found.subList(0, limit)), Place.after(found.get(limit - 1)));
    }

    private List<String> different(String column) {
        return transactions.<List<String>>readSql(connection -> Ask.rows(connection, rows -> rows.getString(1),
                DIFFERENT.formatted(column)));
    }

    // While nobody has told the hosts, the text is looked for in the rows alone.
    private String named(@Nullable String text) {
        try {
            return Json.text((text == null ? List.<String>of() : names.containing(text).keySet())
                    .toArray(String[]::new));
        } catch (ProblemException _) {
            return "[]";
        }
    }
}
