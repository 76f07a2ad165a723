package io.resticmanager.gateway.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import io.resticmanager.platform.sqlite.Ask;

/** What makes the database itself refuse changes of the log: each has to be there, word for word as the migration made it, and no other. */
final class Triggers {

    private static final String LOG = "/db/gateway/V6__audit.sql";
    private static final String RETENTION = "/db/gateway/V9__audit_retention.sql";

    /** By name, the migration that made it as it has to be now. */
    private static final Map<String, String> MADE = new TreeMap<>(Map.of("audit_log_at_the_end", LOG,
            "audit_log_unchanged", LOG, "audit_log_kept", RETENTION, "audit_checkpoint_at_the_end", LOG,
            "audit_checkpoint_unchanged", LOG, "audit_checkpoint_kept", LOG, "audit_anchor_grows", RETENTION,
            "audit_anchor_unchanged", RETENTION, "audit_anchor_kept", RETENTION));
    private static final List<String> TABLES = List.of("audit_log", "audit_checkpoint", "audit_anchor");

    private static final String FOREIGN = """
            SELECT name FROM sqlite_master WHERE type = 'trigger'
            AND lower(tbl_name) IN ('audit_log', 'audit_checkpoint', 'audit_anchor') AND name NOT IN (%s)"""
            .formatted(String.join(", ", Collections.nCopies(MADE.size(), "?")));

    private static final int MOST_BYTES = 200;

    private Triggers() {}

    static void check(Connection connection) throws SQLException, Broken {
        for (var name : MADE.keySet()) {
            var stands = Ask.first(connection, rows -> rows.getString(1),
                    "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", name);
            var made = text(Objects.requireNonNull(MADE.get(name)));
            if (stands.filter(sql -> made.contains("\n" + sql + ";")).isEmpty()) {
                throw new Broken(null,
                        "The rows are in order, but the database does not refuse changes of them any more: its trigger %s was removed or changed."
                                .formatted(name));
            }
        }
        var foreign = Ask.first(connection, rows -> rows.getString(1), FOREIGN, MADE.keySet().toArray());
        if (foreign.isPresent()) {
            throw new Broken(null,
                    "The rows are in order, but somebody added the trigger %s, which may keep others out."
                            .formatted(PlainText.of(foreign.get(), MOST_BYTES)));
        }
    }

    /** Lists go by indexes, of which one may have been made to hold less than the table. */
    static void checkIndexes(Connection connection) throws SQLException, Broken {
        for (var table : TABLES) {
            var found = Ask.first(connection, rows -> rows.getString(1), "PRAGMA integrity_check(" + table + ")");
            if (!found.equals(Optional.of("ok"))) {
                throw new Broken(null,
                        "The rows are in order, but lists may not show all of them: %s (integrity_check of %s)."
                                .formatted(found.orElse("no answer"), table));
            }
        }
    }

    private static String text(String migration) {
        try (var in = Objects.requireNonNull(Triggers.class.getResourceAsStream(migration), migration)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("%s can not be read".formatted(migration), e);
        }
    }
}
