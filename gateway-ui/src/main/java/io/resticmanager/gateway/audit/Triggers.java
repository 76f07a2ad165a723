package io.resticmanager.gateway.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.resticmanager.platform.sqlite.Ask;

/** What makes the database itself refuse changes of the log: each has to be there, word for word as the migration made it, and no other. */
final class Triggers {

    private static final String MIGRATION = "/db/gateway/V6__audit.sql";
    private static final List<String> NAMES = List.of("audit_log_at_the_end", "audit_log_unchanged", "audit_log_kept",
            "audit_checkpoint_at_the_end", "audit_checkpoint_unchanged", "audit_checkpoint_kept");

    private static final String FOREIGN = """
            SELECT name FROM sqlite_master WHERE type = 'trigger' AND lower(tbl_name) IN ('audit_log', 'audit_checkpoint')
            AND name NOT IN (%s)"""
            .formatted(String.join(", ", Collections.nCopies(NAMES.size(), "?")));

    private static final int MOST_BYTES = 200;

    private Triggers() {}

    static void check(Connection connection) throws SQLException, Broken {
        var made = migration();
        for (var name : NAMES) {
            var stands = Ask.first(connection, rows -> rows.getString(1),
                    "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", name);
            if (stands.filter(sql -> made.contains("\n" + sql + ";")).isEmpty()) {
                throw new Broken(null,
                        "The rows are in order, but the database does not refuse changes of them any more: its trigger %s was removed or changed."
                                .formatted(name));
            }
        }
        var foreign = Ask.first(connection, rows -> rows.getString(1), FOREIGN, NAMES.toArray());
        if (foreign.isPresent()) {
            throw new Broken(null,
                    "The rows are in order, but somebody added the trigger %s, which may keep others out."
                            .formatted(PlainText.of(foreign.get(), MOST_BYTES)));
        }
    }

    /** Lists go by indexes, of which one may have been made to hold less than the table. */
    static void checkIndexes(Connection connection) throws SQLException, Broken {
        for (var table : List.of("audit_log", "audit_checkpoint")) {
            var found = Ask.first(connection, rows -> rows.getString(1), "PRAGMA integrity_check(" + table + ")");
            if (!found.equals(Optional.of("ok"))) {
                throw new Broken(null,
                        "The rows are in order, but lists may not show all of them: %s (integrity_check of %s)."
                                .formatted(found.orElse("no answer"), table));
            }
        }
    }

    private static String migration() {
        try (var in = Objects.requireNonNull(Triggers.class.getResourceAsStream(MIGRATION), MIGRATION)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("%s can not be read".formatted(MIGRATION), e);
        }
    }
}
