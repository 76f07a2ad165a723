package io.resticmanager.gateway.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
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

    /** Rows that one request looks through for a text, which no index finds; some tenths of a second. The next one goes on from there. */
    public static final int LOOKED = 50_000;

    private final Transactions transactions;
    private final FleetNames names;
    private final AuditSettings settings;
    private final int looked;

    @Inject
    AuditBook(@Named("gateway") Transactions transactions, FleetNames names, AuditSettings settings) {
        this(transactions, names, settings, LOOKED);
    }

    AuditBook(Transactions transactions, FleetNames names, AuditSettings settings, int looked) {
        this.transactions = transactions;
        this.names = names;
        this.settings = settings;
        this.looked = looked;
    }

    /**
     * At most {@code limit} rows that match, from after the cursor on; null for the beginning. With a text it can be fewer, and yet more further back.
     *
     * @throws ProblemException 422 when the cursor is none of ours
     */
    public AuditPage page(AuditFilter filter, @Nullable String cursor, int limit) {
        var after = cursor == null ? null : Place.of(cursor);
        var where = after(filter.where(named(filter.text())), after);
        return transactions.<AuditPage>readSql(connection -> page(connection, where,
                filter.text() == null ? Optional.empty() : bound(connection, filter, after), limit));
    }

    private static AuditFilter.Where after(AuditFilter.Where where, @Nullable Place place) {
        return place == null ? where : where.and("(occurred_at, n) < (?, ?)", place.occurredAt(), place.n());
    }

    /** The last row to look at; empty where the log ends before. Found in an index, without the rows. */
    private Optional<Place> bound(Connection connection, AuditFilter filter, @Nullable Place after)
            throws SQLException {
        var where = after(filter.withoutText().where("[]"), after);
        return Ask.first(connection, rows -> new Place(rows.getLong("occurred_at"), rows.getLong("n")),
                "SELECT occurred_at, n FROM audit_log" + where.sql() + ORDER + "1 OFFSET " + (looked - 1),
                where.values().toArray());
    }

    /** How much of it there is, and what went. */
    public AuditExtent extent() {
        return transactions.<AuditExtent>readSql(connection -> {
            var last = Chain.end(connection).n();
            return Anchors.newest(connection).map(
                    gone -> new AuditExtent(last - gone.lastN(), settings.days(), gone.lastN(), gone.removedTo()))
                    .orElseGet(() -> new AuditExtent(last, settings.days(), 0, null));
        });
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

        static Place of(AuditRow row) {
            return new Place(row.act().occurredAt().toEpochMilli(), row.n());
        }

        String cursor() {
            return occurredAt + "_" + n;
        }
    }

    private static AuditPage page(Connection connection, AuditFilter.Where where, Optional<Place> bound, int limit)
            throws SQLException {
        bound.ifPresent(place -> where.and("(occurred_at, n) >= (?, ?)", place.occurredAt(), place.n()));
        var found = Ask.rows(connection, AuditRows::read, "SELECT * FROM audit_log" + where.sql() + ORDER + (limit + 1),
                where.values().toArray());
        return found.size() <= limit
                ? new AuditPage(found, bound.map(Place::cursor).orElse(null),
                        bound.map(place -> Instant.ofEpochMilli(place.occurredAt())).orElse(null))
                : new AuditPage(new ArrayList<>(found.subList(0, limit)), Place.of(found.get(limit - 1)).cursor(),
                        null);
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
