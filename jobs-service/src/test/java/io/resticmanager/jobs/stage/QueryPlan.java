package io.resticmanager.jobs.stage;

import java.util.ArrayList;
import java.util.List;

import io.resticmanager.platform.sqlite.Transactions;

/** How SQLite would go about a query. See sqlite.org/eqp.html. */
public final class QueryPlan {

    private QueryPlan() {}

    /** Step by step, in SQLite's words. */
    public static List<String> of(Stage stage, String sql) {
        return stage.service().bean(Transactions.class, "jobs").readSql(connection -> {
            try (var explain = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
                    var rows = explain.executeQuery()) {
                var steps = new ArrayList<String>();
                while (rows.next()) {
                    steps.add(rows.getString("detail"));
                }
                return steps;
            }
        });
    }
}
