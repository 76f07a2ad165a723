package io.resticmanager.jobs.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import io.resticmanager.contracts.agent.AgentMessage.JobLog;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.jobs.stage.Watcher;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogPagesTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldGiveEveryLineOnceToAReaderWhoAsksWhileTheJobWrites() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        var read = new ArrayList<Long>();

        var after = 0L;
        for (var from = 1; from <= 2_500; from += 250) {
            STAGE.hub().say(host, Frames.log(job, from, from + 249));
            after = readOn(job, after, read).next();
        }
        STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));
        STAGE.awaitStatus(job, JobStatus.succeeded);
        LogPage page;
        do {
            page = readOn(job, after, read);
            after = page.next();
        } while (!page.complete());

        assertThat(read).isEqualTo(LongStream.rangeClosed(1, 2_500).boxed().toList());
    }

    @Test
    void shouldGiveAThousandLinesAtMost() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        STAGE.hub().say(host, Frames.log(job, 1, 1_001));
        STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));
        STAGE.awaitStatus(job, JobStatus.succeeded);

        var first = STAGE.gateway().log(job, 0);
        var second = STAGE.gateway().log(job, first.next());

        assertThat(first.lines()).hasSize(1_000);
        assertThat(first.complete()).isFalse();
        assertThat(second.lines()).hasSize(1);
        assertThat(second.complete()).isTrue();
    }

    @Test
    void shouldGiveTheNewestLinesAndThoseBeforeThem() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        STAGE.hub().say(host, Frames.log(job, 1, 1_500));
        STAGE.awaitIntake(host);

        var newest = before(job, Long.MAX_VALUE);
        var earlier = before(job, newest.previous());

        assertThat(numbers(newest)).isEqualTo(LongStream.rangeClosed(501, 1_500).boxed().toList());
        assertThat(List.of(newest.next(), newest.previous(), newest.last())).containsExactly(1_500L, 501L, 1_500L);
        assertThat(numbers(earlier)).isEqualTo(LongStream.rangeClosed(1, 500).boxed().toList());
        assertThat(List.of(earlier.next(), earlier.last())).containsExactly(500L, 1_500L);
        assertThat(earlier.previous()).isNull();
        assertThat(STAGE.gateway().log(job, 500).previous()).isEqualTo(501);
    }

    @Test
    void shouldSayCompleteOfTheNewestLinesOnlyWhenTheJobIsOver() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        STAGE.hub().say(host, Frames.log(job, 1, 3));
        STAGE.awaitIntake(host);
        var running = before(job, Long.MAX_VALUE);
        STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));
        STAGE.awaitStatus(job, JobStatus.succeeded);

        assertThat(running.complete()).isFalse();
        assertThat(before(job, Long.MAX_VALUE).complete()).isTrue();
        assertThat(before(job, 3).complete()).isFalse();
    }

    @Test
    void shouldNotSayCompleteWhileTheJobRuns() {
        var job = STAGE.runningBackup(STAGE.connectedHost());

        assertThat(STAGE.gateway().log(job, 0).complete()).isFalse();
        assertThat(STAGE.gateway().log(job, 0).next()).isZero();
    }

    @Test
    void shouldKeepLinesOnceAndBearGaps() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);

        STAGE.hub().say(host, Frames.log(job, 5, 6));
        STAGE.hub().say(host, Frames.log(job, 1, 2));
        STAGE.hub().say(host, Frames.log(job, 2, 5));
        STAGE.awaitIntake(host);

        assertThat(STAGE.gateway().log(job, 0).lines()).extracting(LogLine::n).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        STAGE.hub().say(host, Frames.log(job, 100, 100));
        STAGE.awaitIntake(host);
        assertThat(STAGE.gateway().log(job, 6).lines()).extracting(LogLine::n).containsExactly(100L);
    }

    @Test
    void shouldCutLongLinesAndKeepPagesSmallEnoughForTheBroker() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        for (var part = 0; part < 8; part++) {
            STAGE.hub().say(host, longLines(job, part * 10 + 1, 10));
        }
        STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));
        STAGE.awaitStatus(job, JobStatus.succeeded);

        var read = new ArrayList<Long>();
        var page = readOn(job, 0, read);
        assertThat(page.lines().size()).isBetween(2, 79);
        assertThat(page.lines().getFirst().text()).endsWith("[cut]");
        while (!page.complete()) {
            page = readOn(job, page.next(), read);
        }

        assertThat(read).hasSize(80);
    }

    @Test
    void shouldHandOnLinesToWhoWatchesAndSayWhenNoMoreWillCome() throws Exception {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        try (var watcher = new Watcher(STAGE, Subjects.liveLog(job))) {
            STAGE.hub().say(host, Frames.log(job, 1, 2));
            var lines = Json.read(watcher.next(), LogPage.class);
            STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));
            var end = Json.read(watcher.next(), LogPage.class);

            assertThat(lines.lines()).extracting(LogLine::n).containsExactly(1L, 2L);
            assertThat(lines.complete()).isFalse();
            assertThat(end.lines()).isEmpty();
            assertThat(end.next()).isEqualTo(2);
            assertThat(end.complete()).isTrue();
        }
    }

    @Test
    void shouldRefuseWhatHasNoLog() {
        assertThat(STAGE.gateway().refusal(JobsRpc.LOG, new JobsRpc.LogAfter(Ids.next(), 0), Gateway.CHARLIE).status())
                .isEqualTo(404);
        assertThat(STAGE.gateway().refusal(JobsRpc.LOG, new JobsRpc.LogAfter(Ids.next(), -1), Gateway.CHARLIE).status())
                .isEqualTo(422);
        assertThat(refused(null, "nobody")).isEqualTo(422);
        assertThat(refused(0L, null)).isEqualTo(422);
        assertThat(STAGE.gateway().refusal(JobsRpc.LOG, new JobsRpc.LogAfter(Ids.next(), 1, null, 5L, null),
                Gateway.CHARLIE).status()).isEqualTo(422);
    }

    private static int refused(@Nullable Long before, @Nullable String only) {
        return STAGE.gateway().refusal(JobsRpc.LOG, new JobsRpc.LogAfter(Ids.next(), 0, null, before, only),
                Gateway.CHARLIE).status();
    }

    private static LogPage before(String job, long before) {
        return STAGE.gateway().get(JobsRpc.LOG, JobsRpc.LogAfter.before(job, before));
    }

    private static List<Long> numbers(LogPage page) {
        return page.lines().stream().map(LogLine::n).toList();
    }

    private static LogPage readOn(String job, long after, List<Long> read) {
        var page = STAGE.gateway().log(job, after);
        page.lines().forEach(line -> read.add(line.n()));
        return page;
    }

    private static JobLog longLines(String job, int from, int count) {
        return new JobLog(job, LongStream.range(from, from + count)
                .mapToObj(n -> new LogLine(n, Instant.now(), LogLine.Stream.err, "\u0001".repeat(9_000))).toList());
    }
}
