package io.resticmanager.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.audit.AuditLog.Result;
import io.resticmanager.gateway.audit.AuditLog.Target;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written down, and that nothing but adding at the end is possible. */
final class ChainTest {

    private static final Actor ADA = new Actor("01ARZ3NDEKTSV4RRFFQ69G5FAV", "ada", Role.admin, "10.20.1.5");

    @AutoClose
    private Gateway gateway;
    private AuditLog log;
    private Transactions transactions;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.aloneIn(data);
        log = gateway.get(AuditLog.class);
        transactions = gateway.context().getBean(Transactions.class, Qualifiers.byName("gateway"));
    }

    @Test
    void eachRowIsTheNextAndIsChainedToTheOneBefore() {
        acts("user.create", "user.update", "user.delete");

        var rows = column(
                "n || ' ' || actor || ' ' || actor_id || ' ' || address || ' ' || action || ' ' || target_kind || ' '"
                        + "|| target_id || ' ' || details || ' ' || result");
        assertThat(rows).containsExactly(
                "1 ada 01ARZ3NDEKTSV4RRFFQ69G5FAV 10.20.1.5 user.create user u1 as viewer ok",
                "2 ada 01ARZ3NDEKTSV4RRFFQ69G5FAV 10.20.1.5 user.update user u1 as viewer ok",
                "3 ada 01ARZ3NDEKTSV4RRFFQ69G5FAV 10.20.1.5 user.delete user u1 as viewer ok");
        var hashes = column("hash");
        assertThat(column("previous")).containsExactly("0".repeat(64), hashes.get(0), hashes.get(1));
        assertThat(hashes).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void anActThatIsRolledBackIsNotInIt() {
        assertThatThrownBy(() -> transactions.write(() -> {
            acts("user.create");
            throw new IllegalStateException("the change failed");
        })).hasMessage("the change failed");

        assertThat(column("n")).isEmpty();
    }

    @Test
    void manyAtOnceLeaveNoGap() throws Exception {
        List<Callable<Boolean>> acts = IntStream.range(0, 40).<Callable<Boolean>>mapToObj(i -> () -> {
            acts("token.create");
            return true;
        }).toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(acts)) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(column("n")).containsExactlyElementsOf(IntStream.rangeClosed(1, 40).mapToObj(String::valueOf)
                .toList());
        assertThat(column("previous").subList(1, 40)).containsExactlyElementsOf(column("hash").subList(0, 39));
    }

    @Test
    void theDatabaseRefusesEverythingButAddingAtTheEnd() {
        acts("user.create", "user.update");

        for (var tampering : List.of("UPDATE audit_log SET actor = 'eve' WHERE n = 1",
                "DELETE FROM audit_log WHERE n = 2",
                "INSERT INTO audit_log SELECT 9, 'e9', 0, 0, actor, NULL, NULL, NULL, action, target_kind, target_id, NULL, '', 'ok', 1, previous, hash"
                        + " FROM audit_log WHERE n = 1",
                "INSERT OR REPLACE INTO audit_log SELECT * FROM audit_log WHERE n = 1",
                "INSERT OR REPLACE INTO audit_log SELECT 3, event_id, 0, 0, 'eve', NULL, NULL, NULL, action, target_kind, target_id, NULL, '', 'ok', 1,"
                        + " previous, hash FROM audit_log WHERE n = 1")) {
            assertThatThrownBy(() -> transactions.writeSql(connection -> Ask.change(connection, tampering)))
                    .as(tampering).rootCause().hasMessageContaining("only ever added to");
        }
        assertThat(column("n || actor")).containsExactly("1ada", "2ada");
    }

    @Test
    void textOfStrangersIsCutAndShownAsWhatItIs() {
        log.record(ADA, "host.rename", new Target("host", "h1"), "a\u0000b\r\n\u202ec\ud800 " + "é".repeat(5000),
                Result.failed);

        var details = column("details").getFirst();
        assertThat(details).startsWith("a\\u0000b\\u000d\\u000a\\u202ec\\ud800 éé").endsWith("é…");
        assertThat(details.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSizeBetween(4090, 4096);
        assertThat(column("host_id || result")).containsExactly("h1failed");
    }

    private void acts(String... actions) {
        for (var action : actions) {
            log.record(ADA, action, new Target("user", "u1"), "as viewer", Result.ok);
        }
    }

    private List<String> column(String expression) {
        return transactions.<List<String>>readSql(connection -> Ask.rows(connection, rows -> rows.getString(1),
                "SELECT " + expression + " FROM audit_log ORDER BY n"));
    }
}
