package io.resticmanager.gateway.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.crypto.SecretKey;

import io.resticmanager.platform.sqlite.Ask;

/** Whether a row is the one that was written after the row before it. */
final class Links {

    private Links() {}

    /** The end after this row. @throws Broken when it is not the next, or not what was written */
    static Chain.End after(Chain.End end, AuditRow row, SecretKey key) throws Broken {
        var n = end.n() + 1;
        if (row.n() != n) {
            throw new Broken(n, "Row %d is missing: after row %d comes row %d.".formatted(n, end.n(), row.n()));
        }
        if (!row.previous().equals(end.hash())) {
            throw new Broken(n,
                    "Row %d does not follow the row before it: a row was added, moved or removed here.".formatted(n));
        }
        if (!row.hash().equals(RowHash.of(key, row.previous(), n, row.act()))) {
            throw new Broken(n, "Row %d is not what was written: it was changed or added.".formatted(n));
        }
        return new Chain.End(n, row.hash());
    }

    static AuditRow read(ResultSet rows) throws SQLException, Broken {
        try {
            return AuditRows.read(rows);
        } catch (IllegalArgumentException | NullPointerException e) {
            var n = rows.getLong("n");
            throw new Broken(n, "Row %d is not what was written: it was changed or added.".formatted(n));
        }
    }

    /** The end of the log, when all from this checkpoint on is as it was written. */
    static Chain.End since(Connection connection, Checkpoint signed, SecretKey key) throws SQLException, Broken {
        var end = new Chain.End(signed.lastN(), signed.hash());
        if (!hash(connection, signed.lastN()).equals(signed.hash())) {
            throw new Broken(signed.lastN(), "Row %d is not the one that checkpoint %d was signed for."
                    .formatted(signed.lastN(), signed.number()));
        }
        try (var select = connection.prepareStatement("SELECT * FROM audit_log WHERE n > ? ORDER BY n")) {
            select.setLong(1, signed.lastN());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    end = after(end, read(rows), key);
                }
            }
        }
        return end;
    }

    private static String hash(Connection connection, long n) throws SQLException {
        return n == 0
                ? RowHash.NONE
                : Ask.first(connection, rows -> rows.getString(1), "SELECT hash FROM audit_log WHERE n = ?", n)
                        .orElse("");
    }
}
