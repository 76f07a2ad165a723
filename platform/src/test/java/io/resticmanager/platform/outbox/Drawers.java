package io.resticmanager.platform.outbox;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

import io.resticmanager.contracts.agent.Intake;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import io.resticmanager.platform.testkit.TestService;

/** What a test of the outbox puts in and looks into. */
final class Drawers {

    private Drawers() {}

    /** Ids of messages on {@code intake.ada}, in the order in which they were added. */
    static List<String> addIntake(TestService services, int count) {
        var ids = IntStream.range(0, count).mapToObj(_ -> Ids.next()).toList();
        var outbox = services.bean(Outbox.class, "hub");
        for (var id : ids) {
            services.bean(Transactions.class, "hub")
                    .write(() -> outbox.add(Intake.subject("ada"), id,
                            "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        return ids;
    }

    static long waiting(TestService services, String service) {
        return services.bean(OutboxRelay.class, service).waiting();
    }

    /** From outside, as the operator's sqlite3 would. */
    static void execute(Path database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute(sql);
        }
    }
}
