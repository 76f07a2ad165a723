package io.resticmanager.jobs.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.platform.sqlite.Transactions;

/**
 * Lets a dry run of a forget say what the last real removal met: a server that deletes nothing for the host's credential. Whether
 * it does so is known only from a removal that was tried; one that went well since is the better word.
 */
@Singleton
final class AppendOnlyBefore {

    private static final String OBSTACLE = "obstacle";
    private static final String WORDS = "The server has refused to delete anything for the credential of this host: it is"
            + " append-only, and no maintenance credential is stored.";

    private final Transactions transactions;

    AppendOnlyBefore(@Named("jobs") Transactions transactions) {
        this.transactions = transactions;
    }

    /** The options to send, with the obstacle when there is no other. With what is explained goes a credential that deletes. */
    JsonNode in(StoredJob forget, JsonNode options) {
        var dryRun = options.get("dry_run");
        return dryRun == null || !dryRun.getBooleanValue() || present(options, OBSTACLE)
                || present(options, "explained") || !met(forget.hostId()) ? options : with(options);
    }

    private static JsonNode with(JsonNode options) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        options.entries().forEach(option -> all.put(option.getKey(), option.getValue()));
        all.put(OBSTACLE, JsonNode.createStringNode(WORDS));
        return JsonNode.createObjectNode(all);
    }

    private static boolean present(JsonNode options, String field) {
        var value = options.get(field);
        return value != null && !value.isNull();
    }

    private boolean met(String host) {
        return transactions.read(() -> transactions.<Boolean>readSql(connection -> met(connection, host)));
    }

    private static boolean met(Connection connection, String host) throws SQLException {
        try (var select = connection.prepareStatement("""
                SELECT status = 'failed' FROM job
                WHERE host_id = ?1 AND kind IN ('forget', 'prune')
                  AND queued_at >= coalesce((SELECT restic_id_since FROM host WHERE host.id = ?1), 0)
                  AND coalesce(json_extract(options, '$.dry_run'), 0) = 0
                  AND (json_extract(error, '$.cause') = 'append_only'
                    OR (status = 'succeeded' AND (kind = 'prune' OR json_extract(summary, '$.finding.removed') > 0)))
                ORDER BY rowid DESC LIMIT 1""")) {
            select.setString(1, host);
            try (var rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
