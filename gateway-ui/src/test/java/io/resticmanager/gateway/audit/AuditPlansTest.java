package io.resticmanager.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters follow an index in the order of the list: a page of a log of millions reads as many rows as it shows. */
final class AuditPlansTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void aPageOfAFilteredLogIsReadInOrderFromAnIndex(@TempDir Path data) {
        try (var gateway = Gateway.aloneIn(data)) {
            var transactions = gateway.context().getBean(Transactions.class, Qualifiers.byName("gateway"));
            Map.of(AuditFilter.EVERY, "audit_by_time",
                    new AuditFilter("olga", null, null, null, null, null, null), "audit_by_actor",
                    new AuditFilter(null, "job.run", null, null, NOON, null, null), "audit_by_action",
                    new AuditFilter(null, null, "j1", null, null, null, null), "audit_by_target",
                    new AuditFilter(null, null, null, "h1", null, NOON, null), "audit_by_host",
                    new AuditFilter(null, null, null, null, NOON, null, "text"), "audit_by_time")
                    .forEach((filter, index) -> {
                        var plan = transactions.<List<String>>readSql(connection -> Ask.rows(connection,
                                rows -> rows.getString("detail"), "EXPLAIN QUERY PLAN SELECT * FROM audit_log"
                                        + filter.where("[]").and("(occurred_at, n) < (?, ?)", 1, 1).sql()
                                        + AuditBook.ORDER + "51",
                                filter.where("[]").and("", 1, 1).values().toArray()));
                        assertThat(plan).as(filter.toString()).anyMatch(step -> step.contains("USING INDEX " + index))
                                .noneMatch(step -> step.contains("TEMP B-TREE"));
                    });
        }
    }
}
