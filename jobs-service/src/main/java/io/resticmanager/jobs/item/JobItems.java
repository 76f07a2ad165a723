package io.resticmanager.jobs.item;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** What jobs have found. An item is known by its number: the same one again changes nothing, whenever it comes. */
@Singleton
public final class JobItems {

    /** Beyond this an item of one job is not kept: a diff of two full systems would fill the disk. */
    static final long MOST = 1_000_000;

    private static final int MOST_LOCKS = 400;

    private final Transactions transactions;

    JobItems(@Named("jobs") Transactions transactions) {
        this.transactions = transactions;
    }

    /** Keeps the items in the running transaction and tells how many of them are new. */
    public long append(String jobId, long first, List<Item> items) {
        var rows = new ArrayList<ItemRow>();
        for (var i = 0; i < items.size(); i++) {
            if (first > 0 && first + i <= MOST) {
                rows.add(ItemRow.of(first + i, items.get(i)));
            }
        }
        return rows.isEmpty() ? 0 : transactions.<Long>writeSql(connection -> insert(connection, jobId, rows));
    }

    /** The locks among them, in the running transaction; no repository has more that anybody would read. */
    public List<Item.Lock> locks(String jobId) {
        var asked = new JobsRpc.ItemsAfter(jobId, 0, MOST_LOCKS - 1, null, "lock");
        return transactions.<List<ItemRow>>writeSql(connection -> after(connection, asked)).stream()
                .map(ItemRow::parsed).filter(Item.Lock.class::isInstance).map(Item.Lock.class::cast).toList();
    }

    /** Those after a number that fit what is asked for, in order, one more than asked for at most. */
    static List<ItemRow> after(Connection connection, JobsRpc.ItemsAfter asked) throws SQLException {
        try (var select = connection.prepareStatement("""
                SELECT n, sort, label, body FROM job_item
                WHERE job_id = ?1 AND n > ?2 AND (?3 IS NULL OR sort = ?3) AND (?4 IS NULL OR instr(label, ?4) > 0)
                ORDER BY n LIMIT ?5""")) {
            select.setString(1, asked.jobId());
            select.setLong(2, asked.after());
            select.setString(3, given(asked.only()));
            select.setString(4, asked.q() == null ? null : given(asked.q().toLowerCase(Locale.ROOT)));
            select.setInt(5, asked.limit() + 1);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<ItemRow>();
                while (rows.next()) {
                    found.add(new ItemRow(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4)));
                }
                return found;
            }
        }
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static long insert(Connection connection, String jobId, List<ItemRow> rows) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO job_item (job_id, n, sort, label, body) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (job_id, n) DO NOTHING""")) {
            for (var row : rows) {
                insert.setString(1, jobId);
                insert.setLong(2, row.n());
                insert.setString(3, row.sort());
                insert.setString(4, row.label());
                insert.setString(5, row.body());
                insert.addBatch();
            }
            return Arrays.stream(insert.executeBatch()).filter(count -> count > 0).count();
        }
    }
}
