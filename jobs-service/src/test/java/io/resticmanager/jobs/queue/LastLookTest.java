package io.resticmanager.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a forget is held against when it is sent, after it was ordered. */
class LastLookTest {

    private static final Map<String, ?> KEEP = Map.of("retention", Map.of("keep_last", 1));
    private static final Map<String, ?> LOOK = Map.of("retention", Map.of("keep_last", 1), "dry_run", true);

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldTellTheAgentWhatIsExplainedWhereTheCredentialDeletes() throws Json.Malformed {
        var host = STAGE.offlineHost();
        STAGE.hub().maintain(host, null);
        report(host, 1, 2);
        accept(host);
        made(host, 3);
        var backup = STAGE.gateway().backup(host, "/etc");
        var look = STAGE.gateway().order(host, JobKind.forget, LOOK);
        STAGE.gateway().get(JobsRpc.CANCEL, new JobsRpc.JobId(backup));

        connect(host);

        var explained = options(look).explained();
        assertThat(explained.snapshots()).containsExactlyInAnyOrder(beginning(1), beginning(2), beginning(3));
        assertThat(explained.jobs()).isEmpty();
    }

    @Test
    void shouldNameTheBackupsThatHaveNotToldTheirSnapshotYet() throws Json.Malformed {
        var host = STAGE.offlineHost();
        var keeper = STAGE.connectedHost();
        STAGE.hub().maintain(host, keeper);
        report(host, 1);
        accept(host);
        var backup = STAGE.gateway().backup(host, "/etc");

        var forget = STAGE.gateway().order(host, JobKind.forget, KEEP);

        assertThat(options(forget).explained().jobs()).containsExactly(backup);
    }

    @Test
    void shouldSayNothingOfSnapshotsWhereAnybodyMayDeleteThem() throws Json.Malformed {
        var host = STAGE.connectedHost();

        var sent = options(STAGE.gateway().order(host, JobKind.forget, KEEP));

        assertThat(sent.explained()).isNull();
        assertThat(sent.obstacle()).isNull();
    }

    @Test
    void shouldTellADryRunThatTheServerIsKnownToBeAppendOnly() throws Json.Malformed {
        var host = STAGE.connectedHost();
        assertThat(sent(host, LOOK).obstacle()).isNull();

        removal(host, JobStatus.failed, new JobError("append_only", "It deletes nothing.", "Set another."));
        assertThat(sent(host, LOOK).obstacle()).contains("append-only");
        assertThat(sent(host, KEEP).obstacle()).as("a real one is tried").isNull();

        removal(host, JobStatus.succeeded, null);
        assertThat(sent(host, LOOK).obstacle()).as("it deletes by now").isNull();
    }

    private static ForgetOptions sent(String host, Map<String, ?> asked) throws Json.Malformed {
        var job = STAGE.gateway().order(host, JobKind.forget, asked);
        var sent = options(job);
        STAGE.hub().say(host, Frames.cancelled(job, JobKind.forget));
        STAGE.awaitIntake(host);
        return sent;
    }

    private static void removal(String host, JobStatus status, JobError error) {
        STAGE.hub().say(host, new JobFinished(Ids.next(), JobKind.prune, status, error == null ? 0 : 1, error, 0,
                Instant.now(), Instant.now(), Summary.EMPTY, null, List.of(), null, null, 1));
        STAGE.awaitIntake(host);
    }

    @Test
    void shouldNotSendAForgetOnceSnapshotsHaveComeThatNobodyExplains() {
        var host = STAGE.offlineHost();
        STAGE.hub().maintain(host, null);
        report(host, 1);
        accept(host);
        var forget = STAGE.gateway().order(host, JobKind.forget, KEEP);
        report(host, 1, 2);

        connect(host);

        assertHeldBack(forget, "comes from no job of ours");
    }

    @Test
    void shouldNotSendAForgetOnceAnotherHostOfTheRepositoryHasTheSameName() {
        var ada = STAGE.offlineHost();
        var bob = sharing(ada);
        STAGE.hub().called(ada, "web");
        STAGE.hub().called(bob, "web2");
        var forget = STAGE.gateway().order(ada, JobKind.forget, KEEP);
        STAGE.hub().called(bob, "web");

        connect(ada);

        assertHeldBack(forget, "another host name");
    }

    @Test
    void shouldNotSendAForgetOnceASchedulesPolicyIsAnother() throws Json.Malformed {
        var plans = new Plans(STAGE);
        var host = plans.readyHost();
        STAGE.hub().offline(host);
        var nightly = plans.create(host, Plans.with(Plans.hourly("nightly"), "retention", Map.of("keep_daily", 7)));
        var forget = STAGE.gateway().order(host, JobKind.forget, KEEP);
        var look = STAGE.gateway().order(host, JobKind.forget, LOOK);
        plans.change(nightly, Plans.with(Plans.hourly("nightly"), "retention", Map.of("keep_daily", 365)));

        connect(host);

        assertHeldBack(forget, "backup schedules keep was changed");
        assertThat(options(look).obstacle()).contains("was changed");
        assertThat(options(look).policies()).hasSize(2);
    }

    @Test
    void shouldSendAForgetOfASchedulesPolicyAfterItsNameWasChanged() throws Json.Malformed {
        var plans = new Plans(STAGE);
        var host = plans.readyHost();
        STAGE.hub().offline(host);
        var nightly = plans.create(host, Plans.with(Plans.hourly("nightly"), "retention", Map.of("keep_daily", 7)));
        var forget = STAGE.gateway().order(host, JobKind.forget, KEEP);
        plans.change(nightly, Plans.with(Plans.hourly("each night"), "retention", Map.of("keep_daily", 7)));

        connect(host);

        assertThat(options(forget).policies()).hasSize(2);
    }

    @Test
    void shouldHaveADryRunSayWhyARealOneWouldBeRefused() throws Json.Malformed {
        var ada = STAGE.offlineHost();
        var bob = sharing(ada);
        STAGE.hub().called(ada, "web");
        STAGE.hub().called(bob, "web");
        var look = STAGE.gateway().order(ada, JobKind.forget, LOOK);

        connect(ada);

        assertThat(options(look).obstacle()).contains("web", "another host name");
    }

    @Test
    void shouldForgetNothingWhileTheNewestBackupIsSuspectAndNobodyHasConfirmedIt() throws Json.Malformed {
        var host = STAGE.offlineHost();
        var forget = STAGE.gateway().order(host, JobKind.forget, KEEP);
        var look = STAGE.gateway().order(host, JobKind.forget, LOOK);
        var empty = suspect(host);

        var refused = STAGE.gateway().refusal(JobsRpc.RUN, new JobsRpc.Run(host, JobKind.forget, Json.tree(KEEP)),
                Gateway.ROOT);
        connect(host);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("suspect", empty);
        assertHeldBack(forget, "suspect");
        assertThat(options(look).obstacle()).contains("suspect");
        STAGE.gateway().get(JobsRpc.CONFIRM, new JobsRpc.JobId(empty));
        assertThat(STAGE.gateway().order(host, JobKind.forget, KEEP)).isNotEmpty();
    }

    @Test
    void shouldForgetAgainOnceABackupOfTheSameScheduleIsAsUsual() {
        var host = STAGE.offlineHost();
        suspect(host);
        STAGE.hub().say(host, Frames.succeeded(Ids.next(), JobKind.backup));
        STAGE.awaitIntake(host);

        assertThat(STAGE.gateway().order(host, JobKind.forget, KEEP)).isNotEmpty();
    }

    private static String suspect(String host) {
        var id = Ids.next();
        STAGE.hub().say(host, new JobFinished(id, JobKind.backup, JobStatus.succeeded, 0, null, 0, Instant.now(),
                Instant.now(), Summary.EMPTY, new Suspect("empty", "No file was read.", null, null), List.of(), null,
                null, 1));
        STAGE.awaitIntake(host);
        return id;
    }

    private static void assertHeldBack(String job, String why) {
        Job ended = STAGE.awaitStatus(job, JobStatus.failed);
        assertThat(ended.error().cause()).isEqualTo("held_back");
        assertThat(ended.error().message()).contains(why);
        assertThat(STAGE.hub().runs(job)).isEmpty();
    }

    private static ForgetOptions options(String job) throws Json.Malformed {
        return Json.read(STAGE.hub().awaitRun(job).options(), ForgetOptions.class);
    }

    private static String sharing(String host) {
        var other = STAGE.offlineHost();
        var repository = Ids.next();
        STAGE.hub().newCredentials(host, repository);
        STAGE.hub().newCredentials(other, repository);
        var transactions = STAGE.service().bean(Transactions.class, "jobs");
        Awaitility.await("who shares").until(() -> transactions.<Integer>write(
                () -> STAGE.service().bean(Hosts.class).sharing(host).size()) == 2);
        return other;
    }

    private static void connect(String host) {
        STAGE.hub().connect(host);
        STAGE.hub().online(host);
    }

    private static void made(String host, int number) {
        var summary = new Summary(id(number), null, null, null, null, null, 1L, 1L, null, null, null, null);
        STAGE.hub().say(host, new JobFinished(Ids.next(), JobKind.backup, JobStatus.succeeded, 0, null, 0,
                Instant.now(), Instant.now(), summary, null, List.of(), null, null, 1));
        STAGE.awaitIntake(host);
    }

    private static void report(String host, int... numbers) {
        var snapshots = Arrays.stream(numbers).mapToObj(LastLookTest::snapshot).toArray(Snapshot[]::new);
        STAGE.hub().say(host, Frames.report(Ids.next(), 0, true, snapshots));
        STAGE.awaitIntake(host);
    }

    private static Snapshot snapshot(int number) {
        return new Snapshot(id(number), id(number).substring(0, 8), Instant.now(), "ada", null, List.of("/etc"),
                List.of(), null, null, null, null, null);
    }

    private static String id(int number) {
        return "%08x".formatted(number).repeat(8);
    }

    private static String beginning(int number) {
        return id(number).substring(0, ForgetOptions.Explained.DIGITS);
    }

    private static void accept(String host) {
        STAGE.gateway().get(JobsRpc.ACCEPT, JobsRpc.Accept.all(host), Gateway.ROOT);
    }
}
