package io.resticmanager.jobs.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.agent.AgentMessage.JobItems;
import io.resticmanager.contracts.agent.AgentMessage.JobWaiting;
import io.resticmanager.contracts.agent.AgentMessage.RepositoryReport;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every job that meets a lock tells who holds the repository, until somebody looks again. */
class MetLocksTest {

    private static final String LOCKED = "locked";
    private static final Instant AT = Instant.now().minusSeconds(500).truncatedTo(ChronoUnit.SECONDS);

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @ParameterizedTest
    @EnumSource(value = JobKind.class, names = {"backup", "prune", "check", "init"})
    void shouldBeThoseOfTheJobThatMetThem(JobKind kind) {
        var host = STAGE.offlineHost();
        nothingSeen(host);
        var lock = lock(7, Item.Lock.Holder.elsewhere);

        met(host, kind, lock, Frames.failed(Ids.next(), kind, LOCKED));

        assertThat(health(host).locks()).containsExactly(lock);
        assertThat(health(host).locksSeenAt()).isEqualTo(AT);
    }

    @Test
    void shouldBeKnownOfAHostThatWasNeverMeasured() {
        var host = STAGE.offlineHost();
        var lock = lock(7, Item.Lock.Holder.elsewhere);

        met(host, JobKind.backup, lock, Frames.failed(Ids.next(), JobKind.backup, LOCKED));

        assertThat(health(host).locks()).containsExactly(lock);
        assertThat(health(host).history()).isEmpty();
    }

    @Test
    void shouldBeAllThatOneJobMetHoweverManyFramesTheyCameIn() {
        var host = STAGE.offlineHost();
        var job = begun(host, JobKind.unlock);
        var locks = IntStream.rangeClosed(1, 3).mapToObj(pid -> lock(pid, Item.Lock.Holder.live)).toList();

        STAGE.hub().say(host, new JobItems(job, 1, List.copyOf(locks.subList(0, 2))), AT.minusSeconds(1));
        STAGE.hub().say(host, new JobItems(job, 3, List.copyOf(locks.subList(2, 3))), AT);
        STAGE.awaitIntake(host);

        assertThat(health(host).locks()).isEqualTo(locks);
    }

    @Test
    void shouldBeNoneAfterAnUnlockThatRemovedAll() {
        var host = STAGE.offlineHost();
        var before = Instant.now();

        met(host, JobKind.unlock, lock(7, Item.Lock.Holder.dead), unlocked(1, 0));

        assertThat(health(host).locks()).isEmpty();
        assertThat(health(host).locksSeenAt()).isAfterOrEqualTo(before.truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void shouldBeNoneAfterAnUnlockThatFoundNone() {
        var host = STAGE.offlineHost();

        finish(host, begun(host, JobKind.unlock), unlocked(0, 0));

        assertThat(health(host).locks()).isEmpty();
        assertThat(health(host).locksSeenAt()).isNotNull();
    }

    @Test
    void shouldBeThoseThatAnUnlockLeft() {
        var host = STAGE.offlineHost();
        var job = begun(host, JobKind.unlock);
        var living = lock(8, Item.Lock.Holder.live);

        STAGE.hub().say(host, new JobItems(job, 1, List.of(lock(7, Item.Lock.Holder.dead), living)), AT);
        finish(host, job, unlocked(1, 1));

        assertThat(health(host).locks()).containsExactly(living);
    }

    @Test
    void shouldBeAllThatWereThereWhenItCanNotBeToldWhichOnesWent() {
        var host = STAGE.offlineHost();
        var job = begun(host, JobKind.unlock);
        var locks = List.<Item.Lock>of(lock(7, Item.Lock.Holder.elsewhere), lock(8, Item.Lock.Holder.elsewhere));

        STAGE.hub().say(host, new JobItems(job, 1, List.copyOf(locks)), AT);
        finish(host, job, unlocked(1, 1));

        assertThat(health(host).locks()).isEqualTo(locks);
    }

    @Test
    void shouldBeUnknownButForTheJobThatMetOneWhichNobodyCouldLookAt() {
        var host = STAGE.offlineHost();
        nothingSeen(host);
        assertThat(health(host).locksSeenAt()).isNotNull();
        var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var job = begun(host, JobKind.prune);

        finish(host, job, Frames.failed(Ids.next(), JobKind.prune, LOCKED));

        assertThat(health(host).locks()).isEmpty();
        assertThat(health(host).locksSeenAt()).isNull();
        assertThat(health(host).lockMet().jobId()).isEqualTo(job);
        assertThat(health(host).lockMet().at()).isAfterOrEqualTo(before);
        finish(host, begun(host, JobKind.unlock), unlocked(0, 0));
        assertThat(health(host).lockMet()).isNull();
    }

    @ParameterizedTest
    @EnumSource(value = JobKind.class, names = {"forget", "prune", "check"})
    void shouldBeNoneAfterAJobThatHadTheRepositoryForItselfAlone(JobKind kind) {
        var host = STAGE.offlineHost();
        finish(host, begun(host, JobKind.prune), Frames.failed(Ids.next(), JobKind.prune, LOCKED));
        assertThat(health(host).lockMet()).isNotNull();

        finish(host, begun(host, kind), Frames.succeeded(Ids.next(), kind));

        assertThat(health(host).lockMet()).isNull();
        assertThat(health(host).locksSeenAt()).isNotNull();
    }

    @Test
    void shouldGoWithAJobThatHadTheRepositoryForItselfAloneAlsoWhenTheyWereLookedAt() {
        var host = STAGE.offlineHost();
        met(host, JobKind.check, lock(7, Item.Lock.Holder.live), Frames.failed(Ids.next(), JobKind.check, LOCKED));

        finish(host, begun(host, JobKind.check), Frames.succeeded(Ids.next(), JobKind.check));

        assertThat(health(host).locks()).isEmpty();
    }

    @Test
    void shouldStayAfterWhatProvesNothing() {
        var host = STAGE.offlineHost();
        var before = Frames.succeeded(Ids.next(), JobKind.check);
        finish(host, begun(host, JobKind.prune), Frames.failed(Ids.next(), JobKind.prune, LOCKED));

        finish(host, begun(host, JobKind.check), before);
        finish(host, begun(host, JobKind.backup), Frames.succeeded(Ids.next(), JobKind.backup));
        finish(host, begun(host, JobKind.check), Frames.failed(Ids.next(), JobKind.check, "network"));
        finish(host, begun(host, JobKind.check), Frames.cancelled(Ids.next(), JobKind.check));

        assertThat(health(host).lockMet()).isNotNull();
        assertThat(health(host).locksSeenAt()).isNull();
    }

    @Test
    void shouldBeWhatTheNextReportTells() {
        var host = STAGE.offlineHost();
        met(host, JobKind.backup, lock(7, Item.Lock.Holder.live), Frames.failed(Ids.next(), JobKind.backup, LOCKED));

        nothingSeen(host);

        assertThat(health(host).locks()).isEmpty();
    }

    @Test
    void shouldBeThoseThatAJobWaitsForAndNoneWhenItSaysSo() {
        var host = STAGE.offlineHost();
        nothingSeen(host);
        var job = begun(host, JobKind.prune);
        awaitRunning(job);
        var lock = lock(7, Item.Lock.Holder.live);
        var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        STAGE.hub().inPassing(host, new JobWaiting(job, List.of(lock)));

        Awaitility.await("the lock").until(() -> health(host).locks().equals(List.of(lock)));
        assertThat(health(host).locksSeenAt()).isAfterOrEqualTo(before);
        STAGE.hub().inPassing(host, new JobWaiting(job, List.of()));
        Awaitility.await("none").until(() -> health(host).locks().isEmpty());
        assertThat(health(host).locksSeenAt()).isAfterOrEqualTo(before);
    }

    @Test
    void shouldNotBeWhatAJobOfAnotherHostOrOneThatIsOverSays() {
        var host = STAGE.offlineHost();
        var job = begun(host, JobKind.prune);
        var over = begun(host, JobKind.check);
        var known = lock(7, Item.Lock.Holder.live);
        finish(host, over, Frames.failed(over, JobKind.check, "network"));
        awaitRunning(job);

        STAGE.hub().inPassing(STAGE.offlineHost(), new JobWaiting(job, List.of(lock(1, Item.Lock.Holder.live))));
        STAGE.hub().inPassing(host, new JobWaiting(over, List.of(lock(2, Item.Lock.Holder.live))));
        STAGE.hub().inPassing(host, new JobWaiting(job, List.of(known)));

        Awaitility.await("a lock").until(() -> !health(host).locks().isEmpty());
        assertThat(health(host).locks()).containsExactly(known);
    }

    @Test
    void shouldBeOfTheHostThatTheWorkWasDoneFor() {
        var ada = STAGE.connectedHost();
        var keeper = STAGE.connectedHost();
        STAGE.hub().maintain(ada, keeper);
        var prune = STAGE.gateway().order(ada, JobKind.prune, Map.of());
        STAGE.hub().awaitRun(prune);
        var lock = lock(7, Item.Lock.Holder.elsewhere);

        STAGE.hub().say(keeper, Frames.started(prune, JobKind.prune));
        STAGE.hub().say(keeper, new JobItems(prune, 1, List.of(lock)), AT);
        finish(keeper, prune, Frames.failed(prune, JobKind.prune, LOCKED));

        assertThat(health(ada).locks()).containsExactly(lock);
        assertThat(health(keeper).locksSeenAt()).isNull();
    }

    private static void nothingSeen(String host) {
        STAGE.hub().say(host, new RepositoryReport(Ids.next(), 0, true, "repo", 1, null, 1, List.of()),
                AT.minusSeconds(60));
        STAGE.awaitIntake(host);
    }

    private static void met(String host, JobKind kind, Item.Lock lock, JobFinished end) {
        var job = begun(host, kind);
        STAGE.hub().say(host, new JobItems(job, 1, List.of(lock)), AT);
        finish(host, job, end);
    }

    private static String begun(String host, JobKind kind) {
        var job = Ids.next();
        STAGE.hub().say(host, Frames.started(job, kind));
        return job;
    }

    private static void awaitRunning(String job) {
        STAGE.events().await(Event.JobBegan.class, it -> it.jobId().equals(job));
    }

    private static void finish(String teller, String job, JobFinished end) {
        STAGE.hub().say(teller, new JobFinished(job, end.kind(), end.status(), end.exitCode(), end.error(), 0,
                end.startedAt(), end.finishedAt(), end.summary(), null, List.of(), null, null, 1));
        STAGE.events().await(Event.JobEnded.class, it -> it.jobId().equals(job));
    }

    private static JobFinished unlocked(long removed, long kept) {
        return new JobFinished(Ids.next(), JobKind.unlock, JobStatus.succeeded, 0, null, 0, Instant.now(),
                Instant.now(), Summary.of(new Finding.Unlocked(removed, kept)), null, List.of(), null, null, 1);
    }

    private static Item.Lock lock(int pid, Item.Lock.Holder holder) {
        return new Item.Lock("5a1f" + pid, AT, true, "eve", null, pid, holder, null);
    }

    private static RepositoryHealth health(String host) {
        return STAGE.gateway().get(JobsRpc.REPOSITORY, new JobsRpc.RepositoryOf(host), Gateway.CHARLIE);
    }
}
