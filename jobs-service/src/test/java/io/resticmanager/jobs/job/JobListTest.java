package io.resticmanager.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobList;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.jobs.stage.Watcher;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobListTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldPageNewestFirstWithoutDoublesThoughNewJobsArrive() {
        var host = STAGE.offlineHost();
        var queued = new ArrayList<String>();
        for (var i = 0; i < 7; i++) {
            queued.add(STAGE.gateway().run(host, JobKind.snapshots));
        }

        var seen = new ArrayList<String>();
        var page = list(host, null, null, 3, null);
        while (true) {
            page.items().forEach(job -> seen.add(job.id()));
            STAGE.gateway().run(host, JobKind.snapshots);
            if (page.nextCursor() == null) {
                break;
            }
            page = list(host, null, null, 3, page.nextCursor());
        }

        assertThat(seen).isEqualTo(queued.reversed());
    }

    @Test
    void shouldHaveNoNextPageWhenTheLastOneIsJustFull() {
        var host = STAGE.offlineHost();
        STAGE.gateway().run(host, JobKind.snapshots);
        STAGE.gateway().run(host, JobKind.snapshots);

        assertThat(list(host, null, null, 2, null).nextCursor()).isNull();
    }

    @Test
    void shouldFilterByHostKindAndStatus() {
        var host = STAGE.connectedHost();
        var done = STAGE.runningBackup(host);
        STAGE.hub().say(host, Frames.succeeded(done, JobKind.backup));
        STAGE.awaitStatus(done, JobStatus.succeeded);
        var running = STAGE.runningBackup(host);
        var waiting = STAGE.gateway().run(host, JobKind.init);

        assertThat(ids(list(host, null, null, 10, null))).containsExactly(waiting, running, done);
        assertThat(ids(list(host, "backup", null, 10, null))).containsExactly(running, done);
        assertThat(ids(list(host, "backup", "succeeded", 10, null))).containsExactly(done);
        assertThat(ids(list(host, null, "queued", 10, null))).containsExactly(waiting);
        assertThat(ids(list(STAGE.offlineHost(), null, null, 10, null))).isEmpty();
        assertThat(ids(list(null, null, "running", 200, null))).contains(running);
    }

    @Test
    void shouldLeaveOutOfListsWhatMakesThemLong() {
        var host = STAGE.offlineHost();
        var job = STAGE.gateway().backup(host, "/etc");

        assertThat(list(host, null, null, 10, null).items().getFirst().source()).isNull();
        assertThat(STAGE.gateway().job(job).source()).isNotNull();
    }

    @Test
    void shouldSayWhatIsWrongWithAQuestion() {
        var problem = STAGE.gateway().refusal(JobsRpc.LIST, new JobsRpc.Query(null, "bake", "done", 201, "x"),
                Gateway.CHARLIE);

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).extracting(FieldError::field)
                .containsExactly("kind", "status", "cursor", "limit");
    }

    @Test
    void shouldNotTakeAHostThatNobodyEnrolledForOneWithoutJobs() {
        var late = Ids.next();
        STAGE.hub().answerFor(late, "linux");
        var gone = STAGE.offlineHost();
        STAGE.hub().removed(gone);
        STAGE.events().await(Event.HostRemoved.class, event -> event.hostId().equals(gone));

        for (var host : List.of("zz", Ids.next())) {
            assertThat(STAGE.gateway()
                    .refusal(JobsRpc.LIST, new JobsRpc.Query(host, null, null, 1, null), Gateway.CHARLIE).errors())
                    .as(host).extracting(FieldError::field).containsExactly("host_id");
        }
        for (var host : List.of(late, gone)) {
            assertThat(list(host, JobKind.diff.name(), null, 1, null).items()).as(host).isEmpty();
        }
    }

    @Test
    void shouldNotFindWhatIsNotThere() {
        var problem = STAGE.gateway().refusal(JobsRpc.GET, new JobsRpc.JobId(Ids.next()), Gateway.CHARLIE);

        assertThat(problem.status()).isEqualTo(404);
    }

    @Test
    void shouldListARestoreOntoAnotherHostWithBothAndTellThePagesOfBoth() throws Exception {
        var source = STAGE.offlineHost();
        var target = STAGE.offlineHost();
        var own = STAGE.gateway().run(source, JobKind.snapshots);
        var across = STAGE.gateway().run(source, JobKind.snapshots);
        STAGE.service().bean(Transactions.class, "jobs").writeSql(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate("UPDATE job SET kind = 'restore', runs_on_host_id = '%s' WHERE id = '%s'"
                        .formatted(target, across));
            }
        });
        try (var watcher = new Watcher(STAGE, Subjects.liveHost(target))) {
            STAGE.gateway().get(JobsRpc.CANCEL, new JobsRpc.JobId(across));
            assertThat(watcher.next()).contains("jobs");
        }

        assertThat(ids(list(source, "restore", null, 10, null))).containsExactly(across);
        assertThat(ids(list(target, "restore", null, 10, null))).containsExactly(across);
        assertThat(ids(list(target, null, null, 10, null))).isEmpty();
        assertThat(ids(list(source, null, null, 10, null))).containsExactly(across, own);
    }

    private static JobList list(@Nullable String host, @Nullable String kind, @Nullable String status, int limit,
            @Nullable String cursor) {
        return STAGE.gateway().get(JobsRpc.LIST, new JobsRpc.Query(host, kind, status, limit, cursor));
    }

    private static List<String> ids(JobList list) {
        return list.items().stream().map(Job::id).toList();
    }
}
