package io.resticmanager.jobs.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import io.resticmanager.contracts.agent.AgentMessage.JobLog;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogPackingTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldTellTheSameLogBeforeAndAfterItIsCompressed() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        for (var n = 1; n <= 2_500; n += 500) {
            STAGE.hub().say(host, Frames.log(job, n, n + 499));
        }
        STAGE.awaitIntake(host);
        pack();
        var whileItRuns = List.of(count("job_log", job), count("job_log_chunk", job));
        end(host, job);
        var before = all(job);
        var backwards = allBackwards(job);

        pack();

        assertThat(backwards).isEqualTo(before);
        assertThat(whileItRuns).containsExactly(2_500L, 0L);
        assertThat(count("job_log", job)).isZero();
        assertThat(count("job_log_chunk", job)).isEqualTo(3);
        assertThat(all(job)).isEqualTo(before).isEqualTo(allBackwards(job)).hasSize(2_500);
        assertThat(bytes(job)).isLessThan(2_500 * 20);
    }

    @Test
    void shouldFindTextInBothForms() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        STAGE.hub().say(host, new JobLog(job, List.of(line(1, "Übersicht %_"), line(2, "nothing"))));
        end(host, job);
        pack();
        STAGE.hub().say(host, new JobLog(job, List.of(line(3, "last ÜBERSICHT"), line(4, "x"))));
        STAGE.awaitIntake(host);

        assertThat(numbers(find(job, 0, "übersicht"))).containsExactly(1L, 3L);
        assertThat(find(job, 0, "übersicht").complete()).isTrue();
        assertThat(find(job, 0, "übersicht").next()).isEqualTo(4);
        assertThat(numbers(find(job, 1, "übersicht"))).containsExactly(3L);
        assertThat(numbers(find(job, 0, "%_"))).containsExactly(1L);
        assertThat(numbers(find(job, 0, "nowhere"))).isEmpty();
        assertThat(numbers(find(job, 0, ""))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(STAGE.gateway().refusal(JobsRpc.LOG, new JobsRpc.LogAfter(job, 0, "x".repeat(201)), Gateway.ALICE)
                .status()).isEqualTo(422);
    }

    @Test
    void shouldSearchALongLogPieceByPiece() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        var transactions = STAGE.service().bean(Transactions.class, "jobs");
        var log = STAGE.service().bean(io.resticmanager.jobs.log.JobLog.class);
        transactions.write(() -> {
            for (var n = 1; n <= 60_000; n += 1_000) {
                log.append(job, Frames.log(job, n, n + 999).lines());
            }
        });
        end(host, job);
        pack();

        var first = find(job, 0, "line 59999");
        var second = find(job, first.next(), "line 59999");

        assertThat(first.lines()).isEmpty();
        assertThat(first.complete()).isFalse();
        assertThat(first.next()).isBetween((long) LogSearch.LOOKED_THROUGH, 59_998L);
        assertThat(numbers(second)).containsExactly(59_999L);
        assertThat(second.complete()).isTrue();
    }

    @Test
    void shouldFindOneStreamBackwardsPieceByPiece() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        var transactions = STAGE.service().bean(Transactions.class, "jobs");
        var log = STAGE.service().bean(io.resticmanager.jobs.log.JobLog.class);
        transactions.write(() -> {
            log.append(job, List.of(new LogLine(1, Instant.EPOCH, LogLine.Stream.err, "early")));
            for (var n = 2; n <= 60_000; n += 1_000) {
                log.append(job, Frames.log(job, n, n + 999).lines());
            }
        });
        end(host, job);
        pack();

        var newest = STAGE.gateway().get(JobsRpc.LOG, new JobsRpc.LogAfter(job, 0, null, Long.MAX_VALUE, "err"));
        var earlier = STAGE.gateway().get(JobsRpc.LOG, new JobsRpc.LogAfter(job, 0, null, newest.previous(), "err"));

        assertThat(newest.lines()).isEmpty();
        assertThat(newest.next()).isEqualTo(newest.last()).isEqualTo(60_001);
        assertThat(newest.complete()).isTrue();
        assertThat(numbers(earlier)).containsExactly(1L);
        assertThat(earlier.previous()).isNull();
        assertThat(earlier.complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldKeepEveryLineOnceInWhateverOrderAndRoundItComes(long seed) {
        var random = new Random(seed);
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        var numbers = new TreeSet<Long>();
        for (var i = 0; i < 3_000; i++) {
            numbers.add(1 + random.nextLong(4_000));
        }
        end(host, job);
        var shuffled = new ArrayList<>(numbers);
        Collections.shuffle(shuffled, random);
        for (var from = 0; from < shuffled.size(); from += 500) {
            var some = new ArrayList<>(shuffled.subList(from, Math.min(from + 500, shuffled.size())));
            some.addAll(shuffled.subList(0, random.nextInt(from + 1)));
            STAGE.hub().say(host, new JobLog(job, some.stream().map(n -> line(n, "line " + n)).toList()));
            STAGE.awaitIntake(host);
            pack();
        }

        assertThat(count("job_log", job)).isZero();
        assertThat(all(job)).extracting(LogLine::n).containsExactlyElementsOf(numbers);
        assertThat(allBackwards(job)).extracting(LogLine::n).containsExactlyElementsOf(numbers);
        assertThat(STAGE.gateway().log(job, 4_000).complete()).isTrue();
    }

    @Test
    void shouldForgetALogWhenItsTimeIsOver() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        STAGE.hub().say(host, Frames.log(job, 1, 10));
        end(host, job);
        pack();
        var packing = STAGE.service().bean(LogPacking.class);

        STAGE.later(Duration.ofDays(90).minusMinutes(5));
        packing.forgetOld();
        var lines = STAGE.gateway().log(job, 0).lines().size();
        STAGE.later(Duration.ofMinutes(10));
        packing.forgetOld();

        assertThat(lines).isEqualTo(10);
        assertThat(STAGE.gateway().log(job, 0)).isEqualTo(new LogPage(List.of(), 0, true, null, 0L));
        assertThat(STAGE.gateway().job(job).status()).isEqualTo(JobStatus.succeeded);
    }

    private static void end(String host, String job) {
        STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));
        STAGE.awaitIntake(host);
    }

    private static void pack() {
        STAGE.service().bean(LogPacking.class).pack();
    }

    private static List<LogLine> all(String job) {
        var lines = new ArrayList<LogLine>();
        var page = STAGE.gateway().log(job, 0);
        lines.addAll(page.lines());
        while (!page.complete()) {
            page = STAGE.gateway().log(job, page.next());
            lines.addAll(page.lines());
        }
        return lines;
    }

    private static List<LogLine> allBackwards(String job) {
        var lines = new ArrayList<LogLine>();
        for (Long before = Long.MAX_VALUE; before != null;) {
            var page = STAGE.gateway().get(JobsRpc.LOG, JobsRpc.LogAfter.before(job, before));
            lines.addAll(0, page.lines());
            before = page.previous();
        }
        return lines;
    }

    private static LogPage find(String job, long after, @Nullable String q) {
        return STAGE.gateway().get(JobsRpc.LOG, new JobsRpc.LogAfter(job, after, q));
    }

    private static List<Long> numbers(LogPage page) {
        return page.lines().stream().map(LogLine::n).toList();
    }

    private static LogLine line(long n, String text) {
        return new LogLine(n, Instant.parse("2026-05-04T12:00:00Z").plusMillis(n), LogLine.Stream.out, text);
    }

    private static long count(String table, String job) {
        return number("SELECT count(*) FROM " + table + " WHERE job_id = '" + job + "'");
    }

    private static long bytes(String job) {
        return number("SELECT sum(length(body)) FROM job_log_chunk WHERE job_id = '" + job + "'");
    }

    private static long number(String sql) {
        return STAGE.service().bean(Transactions.class, "jobs").<Long>readSql(connection -> {
            try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
                return rows.getLong(1);
            }
        });
    }
}
