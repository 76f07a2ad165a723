package io.resticmanager.gateway.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

import io.resticmanager.platform.sqlite.Ask;

/** What makes the database itself refuse changes of the log: each has to be there, word for word as the migration made it. */
final class Triggers {

    private static final String MIGRATION = "/db/gateway/V6__audit.sql";
    private static final List<String> NAMES = List.of("audit_log_at_the_end", "audit_log_unchanged", "audit_log_kept",
            "audit_checkpoint_at_the_end", "audit_checkpoint_unchanged", "audit_checkpoint_kept");

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
    }

    private static String migration() {
        try (var in = Objects.requireNonNull(Triggers.class.getResourceAsStream(MIGRATION), MIGRATION)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("%s can not be read".formatted(MIGRATION), e);
        }
    }
}
