package io.resticmanager.gateway.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import io.resticmanager.platform.sqlite.Ask;

/** What was removed from the front of the log, oldest first. */
final class Anchors {

    private static final String INSERT = """
            INSERT INTO audit_anchor (number, last_n, hash, removed, removed_to, at, kept_days, key_id, signature)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private Anchors() {}

    static void insert(Connection connection, Anchor made) throws SQLException {
        var added = Ask.change(connection, INSERT, made.number(), made.lastN(), made.hash(), made.removed(),
                made.removedTo(), made.at(), made.keptDays(), made.keyId(), made.signature());
        if (added != 1) {
            throw new IllegalStateException("the database did not take anchor %d".formatted(made.number()));
        }
    }

    /** As it stands, whoever made it. */
    static Optional<Anchor> newest(Connection connection) throws SQLException {
        return Ask.first(connection, Anchor::read, "SELECT * FROM audit_anchor ORDER BY number DESC LIMIT 1");
    }

    /** The newest. @throws Broken when that is not what was signed */
    static Optional<Anchor> signed(Connection connection, CheckpointKey key) throws SQLException, Broken {
        var newest = newest(connection);
        if (newest.isPresent() && !key.signed(newest.get())) {
            throw forged(newest.get().number());
        }
        return newest;
    }

    /** The newest. @throws Broken when any is missing, or is not what was signed */
    static Optional<Anchor> check(Connection connection, CheckpointKey key) throws SQLException, Broken {
        var before = Optional.<Anchor>empty();
        try (var select = connection.prepareStatement("SELECT * FROM audit_anchor ORDER BY number");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                var anchor = Anchor.read(rows);
                follows(before, anchor, key);
                before = Optional.of(anchor);
            }
        }
        return before;
    }

    private static void follows(Optional<Anchor> before, Anchor anchor, CheckpointKey key) throws Broken {
        var number = before.map(Anchor::number).orElse(0L) + 1;
        if (anchor.number() != number) {
            throw new Broken(null,
                    "Anchor %d is missing, which said which rows were removed by retention.".formatted(number));
        }
        if (!key.signed(anchor) || anchor.lastN() - before.map(Anchor::lastN).orElse(0L) != anchor.removed()) {
            throw forged(number);
        }
    }

    private static Broken forged(long number) {
        return new Broken(null,
                "Anchor %d is not what was signed: it can not be believed which rows were removed by retention."
                        .formatted(number));
    }
}
