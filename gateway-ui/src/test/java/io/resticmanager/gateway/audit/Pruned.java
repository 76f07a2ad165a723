package io.resticmanager.gateway.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** A gateway whose audit log is kept for thirty days, or as long as a test says. */
final class Pruned {

    static final Duration MONTH = Duration.ofDays(30);

    private Pruned() {}

    static Gateway start(Path data) {
        return Gateway.aloneIn(data, Map.of("rm.audit-kept", "P30D"));
    }

    /** Six rows that are older than a month, and four that are new. */
    static void tell(Gateway gateway) {
        Acts.tell(gateway, 6);
        gateway.clock().move(MONTH.plusDays(1));
        Acts.tell(gateway, 4);
        gateway.get(Checkpoints.class).make();
    }

    /** In parts of so many rows. */
    static Pruning inParts(Gateway gateway, int rows) {
        return new Pruning(transactions(gateway), gateway.get(CheckpointKey.class), gateway.get(ChainKey.class),
                gateway.get(AuditLog.class), gateway.clock(), rows);
    }

    static Transactions transactions(Gateway gateway) {
        return gateway.context().getBean(Transactions.class, Qualifiers.byName("gateway"));
    }

    static List<String> column(Gateway gateway, String select) {
        return transactions(gateway).<List<String>>readSql(connection -> Ask.rows(connection, rows -> rows.getString(1),
                select));
    }

    static List<String> rows(Gateway gateway) {
        return column(gateway, "SELECT n FROM audit_log ORDER BY n");
    }
}
