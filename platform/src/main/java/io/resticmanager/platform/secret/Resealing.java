package io.resticmanager.platform.secret;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/**
 * Seals what a column holds with the newest key, a page for each write transaction. Whoever wrote before that key was there is
 * done when the first page begins, for there is one writer.
 */
final class Resealing {

    private static final int PAGE = 100;

    private record Row(String key, String sealed) {}

    private final SecretBox box;
    private final List<String> unread = new ArrayList<>();
    private boolean needsOldKey;

    Resealing(SecretBox box) {
        this.box = box;
    }

    /** What does not open, as sentences: it stays as it is. */
    List<String> unread() {
        return unread;
    }

    /** Whether something that did not open names a key we have: put back in its place it would open with that key alone. */
    boolean needsOldKey() {
        return needsOldKey;
    }

    /** How many were sealed anew. */
    int all(Transactions transactions, SealedColumn column) {
        var done = new ArrayList<Row>();
        var after = "";
        List<Row> page;
        do {
            var from = after;
            page = transactions.writeSql(connection -> page(connection, column, from, done));
            after = page.isEmpty() ? after : page.getLast().key();
        } while (page.size() == PAGE);
        return done.size();
    }

    private List<Row> page(Connection connection, SealedColumn at, String after, List<Row> done) throws SQLException {
        var page = Ask.rows(connection, rows -> new Row(rows.getString(1), rows.getString(2)),
                "SELECT %1$s, %2$s FROM %3$s WHERE %2$s IS NOT NULL AND %1$s > ? ORDER BY %1$s LIMIT %4$d"
                        .formatted(at.key(), at.column(), at.table(), PAGE),
                after);
        for (var row : page) {
            if (!box.isCurrent(row.sealed())) {
                reseal(connection, at, row, done);
            }
        }
        return page;
    }

    private void reseal(Connection connection, SealedColumn at, Row row, List<Row> done) throws SQLException {
        var place = at.place().apply(row.key());
        try {
            var fresh = box.seal(box.open(row.sealed(), place), place);
            Ask.change(connection, "UPDATE %s SET %s = ? WHERE %s = ?".formatted(at.table(), at.column(), at.key()),
                    fresh, row.key());
            done.add(row);
        } catch (SecretKeyUnusable e) {
            unread.add(String.valueOf(e.getMessage()));
            needsOldKey |= box.needsOurKey(row.sealed());
        }
    }
}
