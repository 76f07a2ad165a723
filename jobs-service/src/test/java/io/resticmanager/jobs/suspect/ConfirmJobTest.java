package io.resticmanager.jobs.suspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.jobs.stage.Watcher;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConfirmJobTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldSuspectABackupOfAScheduleThatShrankAndTakeItAsUsualOnceConfirmed() {
        var host = STAGE.connectedHost();
        for (var i = 0; i < 3; i++) {
            finish(host, "s-1", 1_000, null);
        }
        finish(host, "s-2", 5, null);

        var shrunk = finish(host, "s-1", 499, null);
        var again = finish(host, "s-1", 499, null);
        var third = finish(host, "s-1", 499, null);
        for (var job : List.of(shrunk, again, third)) {
            STAGE.gateway().get(JobsRpc.CONFIRM, new JobsRpc.JobId(job.id()));
        }

        assertThat(shrunk.status()).isEqualTo(JobStatus.succeeded);
        assertThat(shrunk.suspect().reason()).isEqualTo("shrunk");
        assertThat(again.suspect().reason()).isEqualTo("shrunk");
        // 499, 499, 499, 1000, 1000: the usual is 499 by now.
        assertThat(finish(host, "s-1", 250, null).suspect()).isNull();
    }

    @Test
    void shouldCompareAdHocBackupsOfTheSamePathsOnly() {
        var host = STAGE.connectedHost();
        for (var i = 0; i < 3; i++) {
            run(host, 1_000, "/etc");
        }

        assertThat(run(host, 10, "/srv").suspect()).isNull();
        assertThat(run(host, 10, "/etc").suspect().reason()).isEqualTo("shrunk");
    }

    @Test
    void shouldKeepWhatTheAgentSuspects() {
        var host = STAGE.connectedHost();

        var job = finish(host, "s-1", 10, new Suspect("empty", "No file was read.", null, null));

        assertThat(job.suspect().reason()).isEqualTo("empty");
    }

    @Test
    void shouldConfirmOnceAndTellEverybody() throws Exception {
        var host = STAGE.connectedHost();
        var job = finish(host, "s-1", 10, new Suspect("empty", "No file was read.", null, null));
        var confirm = new JobsRpc.JobId(job.id());

        try (var watcher = new Watcher(STAGE, Subjects.liveHost(host))) {
            var confirmed = STAGE.gateway().get(JobsRpc.CONFIRM, confirm);

            assertThat(confirmed.suspect().confirmedBy()).isEqualTo("alice");
            assertThat(confirmed.suspect().confirmedAt()).isNotNull();
            assertThat(watcher.next()).contains("jobs");
        }
        var events = STAGE.events();
        await().until(() -> events.heard(Event.JobEnded.class).stream()
                .filter(it -> it.jobId().equals(job.id())).count() == 2);
        assertThat(events.heard(Event.JobEnded.class)).filteredOn(it -> it.jobId().equals(job.id()))
                .extracting(Event.JobEnded::revision).isSorted().doesNotHaveDuplicates();
        assertThat(events.await(Event.AuditRecorded.class,
                it -> it.targetId().equals(job.id()) && !it.action().equals("job.run")).action())
                .isEqualTo("job.confirm");
        assertThat(STAGE.gateway().get(JobsRpc.CONFIRM, confirm).suspect().confirmedBy()).isEqualTo("alice");
        assertThat(STAGE.gateway().refusal(JobsRpc.CONFIRM, confirm, Gateway.ROOT).status()).isEqualTo(409);
        assertThat(events.heard(Event.JobEnded.class)).filteredOn(it -> it.jobId().equals(job.id())).hasSize(2);
    }

    @Test
    void shouldTakeTheNextBackupWithTheSameMountsGoneAsConfirmedToo() {
        var host = STAGE.connectedHost();
        var first = finish(host, "s-1", 1_000, unmounted("/data"));
        assertThat(first.suspect().confirmedBy()).isNull();
        assertThat(finish(host, "s-1", 1_000, unmounted("/data")).suspect().confirmedBy()).isNull();
        var confirmed = confirm(finish(host, "s-1", 1_000, unmounted("/data")));

        var next = finish(host, "s-1", 1_000, unmounted("/data"));
        var third = finish(host, "s-1", 1_000, unmounted("/data"));

        assertThat(List.of(next, third)).allSatisfy(job -> assertThat(job.suspect()).isEqualTo(confirmed.suspect()));
        assertThat(finish(host, "s-2", 1_000, unmounted("/data")).suspect().confirmedBy()).as("of another schedule")
                .isNull();
    }

    @Test
    void shouldSuspectWhateverIsDifferentFromWhatWasConfirmed() {
        var host = STAGE.connectedHost();

        confirm(finish(host, "s-1", 1_000, unmounted("/data")));
        assertThat(open(finish(host, "s-1", 1_000, unmounted("/data", "/home")))).as("one more").isTrue();
        confirm(finish(host, "s-2", 1_000, unmounted("/data")));
        assertThat(open(finish(host, "s-2", 1_000, unmounted("/home")))).as("another").isTrue();
        confirm(finish(host, "s-3", 1_000, unmounted("/data")));
        finish(host, "s-3", 1_000, null);
        assertThat(open(finish(host, "s-3", 1_000, unmounted("/data")))).as("mounted meanwhile").isTrue();
        confirm(finish(host, "s-4", 1_000, new Suspect("unmounted", "and more", null, null)));
        assertThat(open(finish(host, "s-4", 1_000, new Suspect("unmounted", "and more", null, null))))
                .as("not the only thing in doubt").isTrue();
        confirm(finish(host, "s-5", 1_000, new Suspect("empty", "No file was read.", null, null)));
        assertThat(open(finish(host, "s-5", 1_000, new Suspect("empty", "No file was read.", null, null))))
                .as("another reason").isTrue();
    }

    @Test
    void shouldSuspectThatItShrankBesideWhatIsConfirmedAndTakeBothOnceThatIsConfirmedToo() {
        var host = STAGE.connectedHost();
        for (var i = 0; i < 3; i++) {
            finish(host, "s-1", 1_000, null);
        }
        confirm(finish(host, "s-1", 1_000, unmounted("/data")));

        var shrunk = finish(host, "s-1", 10, unmounted("/data"));
        assertThat(shrunk.suspect().reason()).isEqualTo("shrunk");
        assertThat(open(shrunk)).isTrue();
        confirm(shrunk);

        var next = finish(host, "s-1", 1_000, unmounted("/data"));
        assertThat(next.suspect().reason()).isEqualTo("unmounted");
        assertThat(open(next)).isFalse();
    }

    @Test
    void shouldNotConfirmWhatNobodySuspects() {
        var host = STAGE.connectedHost();
        var job = finish(host, "s-1", 10, null);

        assertThat(refusal(job.id(), Gateway.ALICE)).isEqualTo(409);
        assertThat(refusal(job.id(), Gateway.CHARLIE)).isEqualTo(403);
        assertThat(refusal(Ids.next(), Gateway.ALICE)).isEqualTo(404);
        assertThat(refusal(STAGE.gateway().run(host, JobKind.snapshots), Gateway.ALICE)).isEqualTo(409);
    }

    private static Suspect unmounted(String... mounts) {
        return new Suspect("unmounted", mounts[0] + " was a mount point.", null, null, List.of(mounts));
    }

    private static Job confirm(Job job) {
        return STAGE.gateway().get(JobsRpc.CONFIRM, new JobsRpc.JobId(job.id()));
    }

    private static boolean open(Job job) {
        return job.suspect().confirmedBy() == null;
    }

    private static int refusal(String job, Actor actor) {
        return STAGE.gateway().refusal(JobsRpc.CONFIRM, new JobsRpc.JobId(job), actor).status();
    }

    private static Job finish(String host, String schedule, long bytes, @Nullable Suspect suspect) {
        return over(host, Ids.next(), schedule, bytes, suspect);
    }

    private static Job run(String host, long bytes, String path) {
        var id = STAGE.gateway().backup(host, path);
        STAGE.hub().awaitRun(id);
        return over(host, id, null, bytes, null);
    }

    private static Job over(String host, String id, @Nullable String schedule, long bytes, @Nullable Suspect suspect) {
        var summary = new Summary(null, null, null, null, null, null, 1L, bytes, null, null, null, null);
        STAGE.hub().say(host, new JobFinished(id, JobKind.backup, JobStatus.succeeded, 0, null, 0, Instant.now(),
                Instant.now(), summary, suspect, List.of(), schedule, null, 1));
        STAGE.events().await(Event.JobEnded.class, it -> it.jobId().equals(id));
        return STAGE.gateway().job(id);
    }
}
