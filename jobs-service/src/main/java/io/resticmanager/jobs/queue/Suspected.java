package io.resticmanager.jobs.queue;

import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.sqlite.Transactions;

/**
 * The newest good backups of a host that are suspect and that nobody has confirmed. To forget by them would let an empty one
 * take the place of the last full ones.
 */
@Singleton
final class Suspected {

    private static final String NEWEST = """
            SELECT job.id FROM (
                SELECT max(end_order) AS last FROM job
                WHERE host_id = ?1 AND kind = 'backup' AND status = 'succeeded' GROUP BY coalesce(schedule_id, '')) AS newest
            JOIN job ON job.host_id = ?1 AND job.end_order = newest.last
            WHERE job.suspect IS NOT NULL AND json_extract(job.suspect, '$.confirmed_by') IS NULL
            ORDER BY job.end_order DESC LIMIT 1""";

    private final Transactions transactions;

    Suspected(@Named("jobs") Transactions transactions) {
        this.transactions = transactions;
    }

    /** The last of them, of all schedules and of those without one. */
    Optional<String> newestOf(String host) {
        return transactions.readSql(connection -> {
            try (var select = connection.prepareStatement(NEWEST)) {
                select.setString(1, host);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getString(1)) : Optional.<String>empty();
                }
            }
        });
    }
}
