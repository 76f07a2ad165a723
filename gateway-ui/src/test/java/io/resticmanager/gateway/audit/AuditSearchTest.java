package io.resticmanager.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fleet.FleetNames;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search for a text looks through a bounded number of rows, says how far it came, and goes on from there without a gap. */
final class AuditSearchTest {

    private static final int AT_A_TIME = 10;
    private static final int ROWS = 35;

    @AutoClose
    private static Gateway gateway;
    private static AuditBook book;

    @BeforeAll
    static void fill(@TempDir Path data) {
        gateway = Gateway.in(data);
        Acts.tell(gateway, ROWS);
        book = new AuditBook(gateway.context().getBean(Transactions.class, Qualifiers.byName("gateway")),
                gateway.get(FleetNames.class), new AuditSettings(null), AT_A_TIME);
    }

    @Test
    void whatIsFarBackIsFoundInAsManyStepsAsItTakes() {
        var steps = steps("u3", "u3", 50);

        assertThat(steps).hasSize(4);
        assertThat(steps.subList(0, 3)).allSatisfy(step -> {
            assertThat(step.back()).isNotNull();
            assertThat(step.rows().size()).isLessThanOrEqualTo(AT_A_TIME);
        });
        assertThat(found(steps)).as("u3, and u30 to u34").hasSize(6).endsWith("u3");
        assertThat(steps.getLast().back()).isNull();
    }

    @Test
    void aStepLooksAtNoMoreRowsThanItMayAndSkipsNone() {
        var steps = steps("every row", "user.create", 4);

        assertThat(found(steps)).hasSize(ROWS).doesNotHaveDuplicates();
        assertThat(steps).allSatisfy(step -> assertThat(step.rows().size()).isLessThanOrEqualTo(4));
        assertThat(steps.getFirst().back()).as("enough was found").isNull();
    }

    @Test
    void withoutATextNothingIsBounded() {
        var page = book.page(AuditFilter.EVERY, null, 30);

        assertThat(page.rows()).hasSize(30);
        assertThat(page.back()).isNull();
    }

    @Test
    void theFileHasAllThatMatchesHoweverFarBack() throws Exception {
        try (var csv = new AuditCsv(cursor -> book.page(searching("u0"), cursor, 50))) {
            assertThat(new String(csv.readAllBytes(), StandardCharsets.UTF_8).lines().toList()).hasSize(2).last()
                    .asString().contains("user.create,user,u0,");
        }
    }

    private static List<AuditPage> steps(String what, String text, int limit) {
        var steps = new ArrayList<AuditPage>();
        @Nullable
        String cursor = null;
        do {
            var page = book.page(searching(text), cursor, limit);
            steps.add(page);
            cursor = page.next();
            assertThat(steps.size()).as(what).isLessThan(100);
        } while (cursor != null);
        return steps;
    }

    private static List<String> found(List<AuditPage> steps) {
        return steps.stream().flatMap(step -> step.rows().stream()).map(row -> row.act().target().id()).toList();
    }

    private static AuditFilter searching(String text) {
        return new AuditFilter(null, null, null, null, null, null, text);
    }
}
