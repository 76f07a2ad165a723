package io.resticmanager.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.platform.outbox.Outbox;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other services tell over the real broker is written down once each. */
final class ActsOfOthersTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static final String BY = "01ARZ3NDEKTSV4RRFFQ69G5FAV API token t1 “deploy”";

    @AutoClose
    private Gateway gateway;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
    }

    @Test
    void whatAServiceDidIsInTheLogOnceHoweverOftenItIsTold() {
        told("hub", event("e1", "ada", "credential.change", "ok"));
        told("jobs", event("e1", "ada", "credential.change", "ok"));
        told("jobs", event("e2", "agent:alfa", "job.dispatch", "refused"));
        told("alerts", event("e3", "system:alerts", "something.newer", "partly"));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(rows()).containsExactlyInAnyOrder(
                "e1 1795262400000 ada credential.change host h1 h1 user backup ok " + BY,
                "e2 1795262400000 agent:alfa job.dispatch host h1 h1 user backup refused " + BY,
                "e3 1795262400000 system:alerts something.newer host h1 h1 user backup failed " + BY));
    }

    @Test
    void hostileTextIsWrittenAndDoesNotEndAmongTheDeadLetters() {
        told("hub", new Event.AuditRecorded("e9", NOON, null, 1, "x".repeat(5000), "", "\u0000", "y".repeat(900),
                "z".repeat(200), null, "ok", "u".repeat(99), "v".repeat(999)));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(rows()).hasSize(1));
    }

    private static Event event(String id, String actor, String action, String result) {
        return new Event.AuditRecorded(id, NOON, "h1", 1, actor, action, "host", "h1", null, "user backup", result,
                "01ARZ3NDEKTSV4RRFFQ69G5FAV", "API token t1 “deploy”");
    }

    private void told(String service, Event event) {
        of(service, Transactions.class).write(() -> of(service, Outbox.class).add(event));
    }

    private List<@Nullable String> rows() {
        return of("gateway", Transactions.class).readSql(connection -> Ask.rows(connection, rows -> rows.getString(1),
                "SELECT concat_ws(' ', event_id, occurred_at, actor, action, target_kind, target_id, host_id, details, result, actor_id, via) FROM audit_log"));
    }

    private <T> T of(String service, Class<T> type) {
        return gateway.context().getBean(type, Qualifiers.byName(service));
    }
}
