package io.resticmanager.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told of rows that retention removed. */
final class AuditKeptPageTest {

    @Test
    void thePageAndVerifySayWhatWentAndTheApiSaysItInNumbers(@TempDir Path data) {
        try (var gateway = Gateway.in(data, Map.of("rm.audit-kept", "P30D"))) {
            Client.alice(gateway);
            Pruned.tell(gateway);
            var alice = new Client(gateway);
            alice.signIn("alice", Client.PASSWORD);
            assertThat(alice.page("/audit")).contains("Kept for 30 days, ", "go by themselves after 30 days.")
                    .doesNotContain("older entries were removed");
            var gone = gateway.get(AuditRetention.class).forget();

            assertThat(gone).isGreaterThanOrEqualTo(6);
            assertThat(alice.page("/audit?period=all")).contains("Old entries removed",
                    gone + " older entries were removed, the last of", "Audit rows",
                    "Kept for 30 days, %d entries in all.".formatted(Pruned.rows(gateway).size()));
            assertThat(alice.page("/fragments/audit/verify")).contains("The audit log is unbroken.",
                    "removed by retention (limit 30 days).", "the last up to row ");
            var verdict = alice.get("/api/audit/verify");
            assertThat(verdict.json().get("removed_rows").getLongValue()).isEqualTo(gone);
            assertThat(verdict.json().get("removed_to").getStringValue()).endsWith("Z");
        }
    }

    @Test
    void aLogThatIsKeptForEverIsToldAsBefore(@TempDir Path data) {
        try (var gateway = Gateway.in(data)) {
            var alice = Client.alice(gateway);

            assertThat(alice.page("/audit")).contains("Entries can not be edited or removed.", "Kept for ever, ")
                    .doesNotContain("older entr");
            assertThat(alice.get("/api/audit/verify").body()).contains("\"checkpoint_rows\":")
                    .doesNotContain("removed_");
        }
    }
}
