package io.resticmanager.jobs.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobItemsTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldKeepEachItemOnceWhateverComesTwice() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);

        STAGE.hub().say(host, changes(job, 1, 3));
        STAGE.hub().say(host, changes(job, 2, 5));
        STAGE.hub().say(host, new AgentMessage.JobItems(job, 0, List.of(new Item.Change("/zero", "M"))));
        STAGE.awaitIntake(host);

        assertThat(paths(page(job, 0, 1_000, null, null))).containsExactly("/srv/File-1", "/srv/File-2", "/srv/File-3",
                "/srv/File-4", "/srv/File-5");
        assertThat(STAGE.gateway().job(job).items()).isEqualTo(5);
    }

    @Test
    void shouldKeepWhatComesAfterTheEnd() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));
        STAGE.hub().say(host, changes(job, 1, 2));
        STAGE.awaitIntake(host);

        assertThat(page(job, 0, 10, null, null).items()).hasSize(2);
        assertThat(STAGE.gateway().job(job).items()).isEqualTo(2);
        assertThat(STAGE.gateway().job(job).status().over()).isTrue();
    }

    @Test
    void shouldFindByPathIdAndSort() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        var lock = new Item.Lock("5A1F", Instant.now(), true, "eve", null, 7, Item.Lock.Holder.live, null);
        var lost = new Item.NotRestored("/lost/file", "no space left on device");
        STAGE.hub().say(host, new AgentMessage.JobItems(job, 1, List.of(
                new Item.Decision(Frames.snapshot(1, Instant.now()), true, List.of("daily snapshot")),
                new Item.Decision(Frames.snapshot(0xabc, Instant.now()), false, List.of()),
                new Item.Change("/Übung/a%b", "+"), new Item.Change("/etc/hosts", "M"), lock, lost)));
        STAGE.awaitIntake(host);

        assertThat(page(job, 0, 10, null, "keep").items()).hasSize(1);
        assertThat(page(job, 0, 10, "ABC", null).items()).singleElement()
                .isInstanceOfSatisfying(Item.Decision.class, it -> assertThat(it.keep()).isFalse());
        assertThat(paths(page(job, 0, 10, "/ÜBUNG/A%", ""))).containsExactly("/Übung/a%b");
        assertThat(page(job, 0, 10, "/etc", null).items()).hasSize(3);
        assertThat(page(job, 0, 10, "/etc", "M").items()).hasSize(1);
        assertThat(page(job, 0, 10, "5a1f", null).items()).containsExactly(lock);
        assertThat(page(job, 0, 10, "LOST/", null).items()).containsExactly(lost);
        assertThat(page(job, 0, 10, null, "not_restored").items()).containsExactly(lost);
        assertThat(page(job, 0, 10, "FILE", "not_restored").items()).containsExactly(lost);
        assertThat(page(job, 0, 10, "hosts", "not_restored").items()).isEmpty();
        assertThat(page(job, 0, 10, "nowhere", null).items()).isEmpty();
    }

    @Test
    void shouldPageThroughFiftyThousandChangesInNoTime() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        for (var first = 1L; first < 50_000; first += 10_000) {
            LongStream.iterate(first, n -> n + 1_000).limit(10)
                    .forEach(n -> STAGE.hub().say(host, changes(job, n, n + 999)));
            STAGE.awaitIntake(host);
        }
        var before = page(job, 0, 1, null, null).complete();
        STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));
        STAGE.awaitIntake(host);

        var began = System.nanoTime();
        var seen = new ArrayList<String>();
        var page = page(job, 0, 1_000, null, null);
        seen.addAll(paths(page));
        while (page.next() != null) {
            page = page(job, page.next(), 1_000, null, null);
            seen.addAll(paths(page));
        }
        var last = page(job, 0, 10, "file-50000", null);
        var took = Duration.ofNanos(System.nanoTime() - began);

        assertThat(before).isFalse();
        assertThat(seen).hasSize(50_000).doesNotHaveDuplicates();
        assertThat(page.complete()).isTrue();
        assertThat(paths(last)).containsExactly("/srv/File-50000");
        assertThat(took).isLessThan(Duration.ofSeconds(30));
        assertThat(STAGE.gateway().job(job).items()).isEqualTo(50_000);
    }

    @Test
    void shouldGoWithTheJob() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        STAGE.hub().say(host, changes(job, 1, 3));
        STAGE.awaitIntake(host);
        var transactions = STAGE.service().bean(Transactions.class, "jobs");

        var left = transactions.<Long>writeSql(connection -> {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM job WHERE id = '" + job + "'");
                return statement.executeQuery("SELECT count(*) FROM job_item WHERE job_id = '" + job + "'").getLong(1);
            }
        });

        assertThat(left).isZero();
    }

    @Test
    void shouldRefuseWhatMakesNoPage() {
        var job = STAGE.gateway().run(STAGE.offlineHost(), JobKind.init);

        for (var limit : List.of(0, 1_001)) {
            assertThat(STAGE.gateway().refusal(JobsRpc.ITEMS, asked(job, 0, limit, null, null), Gateway.ALICE).status())
                    .isEqualTo(422);
        }
        assertThat(STAGE.gateway().refusal(JobsRpc.ITEMS, asked(Ids.next(), 0, 1, null, null), Gateway.ALICE).status())
                .isEqualTo(404);
        for (var only : List.of("zz", "keep,remove", "MUT?+-M", "k")) {
            assertThat(STAGE.gateway().refusal(JobsRpc.ITEMS, asked(job, 0, 1, null, only), Gateway.ALICE).errors())
                    .as(only).extracting(FieldError::field).containsExactly("only");
        }
        for (var only : List.of("keep", "remove", "lock", "not_restored", "+", "-", "MU?", "T")) {
            assertThat(page(job, 0, 1, null, only).items()).as(only).isEmpty();
        }
        assertThat(page(job, 0, 1, null, null)).isEqualTo(new JobsRpc.ItemPage(List.of(), null, false));
    }

    private static AgentMessage.JobItems changes(String job, long from, long to) {
        return new AgentMessage.JobItems(job, from, LongStream.rangeClosed(from, to)
                .<Item>mapToObj(n -> new Item.Change("/srv/File-" + n, "M")).toList());
    }

    private static List<String> paths(JobsRpc.ItemPage page) {
        return page.items().stream().map(item -> ((Item.Change) item).path()).toList();
    }

    private static JobsRpc.ItemPage page(String job, long after, int limit, @Nullable String q, @Nullable String only) {
        return STAGE.gateway().get(JobsRpc.ITEMS, asked(job, after, limit, q, only));
    }

    private static JobsRpc.ItemsAfter asked(String job, long after, int limit, @Nullable String q,
            @Nullable String only) {
        return new JobsRpc.ItemsAfter(job, after, limit, q, only);
    }
}
