package io.resticmanager.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.agent.AgentCommand;
import io.resticmanager.contracts.agent.AgentMessage.JobRejected;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrdersTest {

    private static final Map<String, ?> KEEP = Map.of("retention", Map.of("keep_last", 1));
    private static final Map<String, ?> LOOK = Map.of("retention", Map.of("keep_last", 1), "dry_run", true);

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldHandOnOptionsAndTimeLimitAndTellThemAgain() {
        var host = STAGE.connectedHost();
        var options = Json.tree(Map.of("read_data_subset", "1/7"));

        var id = STAGE.gateway().get(JobsRpc.RUN, new JobsRpc.Run(host, JobKind.check, options, 3_600L)).jobId();

        var sent = STAGE.hub().awaitRun(id);
        assertThat(sent.timeoutS()).isEqualTo(3_600);
        assertThat(Json.text(sent.options())).isEqualTo("{\"read_data_subset\":\"1/7\"}");
        var job = STAGE.gateway().job(id);
        assertThat(job.timeoutS()).isEqualTo(3_600);
        assertThat(Json.text(job.options())).isEqualTo("{\"read_data_subset\":\"1/7\"}");
        assertThat(job.items()).isZero();
    }

    @Test
    void shouldLetOperatorsOnlyLookAtWhatWouldGo() {
        var host = STAGE.offlineHost();

        assertThat(refusal(host, JobKind.forget, KEEP, Gateway.ALICE).status()).isEqualTo(403);
        assertThat(refusal(host, JobKind.prune, Map.of(), Gateway.ALICE).status()).isEqualTo(403);
        assertThat(STAGE.gateway().get(JobsRpc.RUN, run(host, JobKind.forget, LOOK)).jobId()).isNotEmpty();
        assertThat(STAGE.gateway().order(host, JobKind.forget, KEEP)).isNotEmpty();
    }

    @Test
    void shouldNotForgetWhereNothingSaysWhatToKeep() {
        var host = STAGE.offlineHost();

        for (var options : List.<Map<String, ?>>of(Map.of(), Map.of("dry_run", true))) {
            assertThat(refusal(host, JobKind.forget, options, Gateway.ROOT).errors()).singleElement()
                    .satisfies(error -> {
                        assertThat(error.field()).isEqualTo("options.retention");
                        assertThat(error.message()).contains("keeps nothing");
                    });
        }
    }

    @Test
    void shouldSendThePoliciesOfTheSchedulesWithAForgetByHand() throws Json.Malformed {
        var plans = new Plans(STAGE);
        var host = plans.readyHost();
        STAGE.hub().connect(host);
        STAGE.hub().online(host);
        var nightly = plans.create(host, Plans.with(Plans.hourly("nightly"), "retention", Map.of("keep_daily", 7)));
        plans.create(host, Plans.hourly("without a policy"));
        var gone = plans.create(host, Plans.with(Plans.hourly("gone"), "retention", Map.of("keep_daily", 9)));
        STAGE.gateway().get(SchedulesRpc.REMOVE, new SchedulesRpc.ScheduleId(gone.id()), Gateway.ROOT);
        var disabled = plans.create(host, Plans.with(Plans.with(Plans.hourly("disabled"), "retention",
                Map.of("keep_last", 2)), "enabled", false));

        var id = STAGE.gateway().order(host, JobKind.forget, KEEP);

        var sent = Json.read(STAGE.hub().awaitRun(id).options(), ForgetOptions.class);
        assertThat(sent.retention()).isNull();
        assertThat(sent.policies()).extracting(ForgetOptions.Policy::scheduleId).containsExactly(nightly.id(),
                disabled.id(), null);
        assertThat(sent.policies()).extracting(ForgetOptions.Policy::name).containsExactly("nightly", "disabled", null);
        assertThat(sent.policies()).extracting(policy -> policy.retention().keepLast()).containsExactly(null, 2, 1);
        assertThat(Json.read(STAGE.gateway().job(id).options(), ForgetOptions.class).policies())
                .isEqualTo(sent.policies());
        var look = STAGE.gateway().order(host, JobKind.forget, Map.of("dry_run", true));
        assertThat(Json.read(STAGE.gateway().job(look).options(), ForgetOptions.class).own()).isEmpty();
    }

    @Test
    void shouldSayThatAnAgentIsTooOldForPoliciesOfSchedules() {
        var plans = new Plans(STAGE);
        var host = plans.readyHost();
        STAGE.hub().connect(host);
        STAGE.hub().online(host);
        var plain = STAGE.gateway().order(host, JobKind.forget, KEEP);
        STAGE.hub().awaitRun(plain);
        STAGE.hub().say(host, new JobRejected(plain, "retention", "The policy keeps nothing."));
        STAGE.awaitStatus(plain, JobStatus.failed);
        plans.create(host, Plans.with(Plans.hourly("nightly"), "retention", Map.of("keep_daily", 7)));

        var id = STAGE.gateway().order(host, JobKind.forget, KEEP);
        STAGE.hub().awaitRun(id);
        STAGE.hub().say(host, new JobRejected(id, "retention", "The policy keeps nothing."));

        assertThat(STAGE.awaitStatus(id, JobStatus.failed).error().cause()).isEqualTo("agent_too_old");
        assertThat(STAGE.gateway().job(plain).error().cause()).isEqualTo("refused_by_host");
    }

    @Test
    void shouldCompareSnapshotsThatTheHostHas() {
        var host = STAGE.connectedHost();
        report(host, 0x10000001, 0x10000002, 0x20000000);

        var ids = "%064x";
        var ambiguous = refusal(host, JobKind.diff, Map.of("a", "00000000", "b", "ffffffff"), Gateway.ALICE);
        var same = refusal(host, JobKind.diff, Map.of("a", ids.formatted(0x20000000),
                "b", ids.formatted(0x20000000).substring(0, 63)), Gateway.ALICE);
        var id = STAGE.gateway().order(host, JobKind.diff, Map.of("a", ids.formatted(0x10000001),
                "b", ids.formatted(0x10000002)));

        assertThat(ambiguous.errors()).extracting(FieldError::field).containsExactly("options.a", "options.b");
        assertThat(ambiguous.errors().getFirst().message()).contains("More than one");
        assertThat(same.errors()).extracting(FieldError::field).containsExactly("options.b");
        assertThat(STAGE.hub().awaitRun(id).options().get("b").getStringValue()).isEqualTo(ids.formatted(0x10000002));
    }

    @Test
    void shouldForgetOnTheMaintenanceHostUnderTheNameThatTheSnapshotsCarry() throws Json.Malformed {
        var ada = STAGE.connectedHost();
        var keeper = STAGE.connectedHost();
        STAGE.hub().maintain(ada, keeper);
        report(ada, 1);
        accept(ada);

        var id = STAGE.gateway().order(ada, JobKind.forget, KEEP);

        var options = Json.read(STAGE.hub().awaitRun(id).options(), ForgetOptions.class);
        assertThat(options.host()).isEqualTo("ada");
        assertThat(STAGE.hub().commands()).filteredOn(it -> it.run() != null && it.run().jobId().equals(id))
                .extracting(AgentCommand::forHostId).containsOnly(ada);
        assertThat(STAGE.gateway().job(id).runsOnHostId()).isEqualTo(keeper);
        STAGE.hub().say(keeper, Frames.started(id, JobKind.forget));
        STAGE.hub().say(keeper, Frames.succeeded(id, JobKind.forget));
        STAGE.awaitStatus(id, JobStatus.succeeded);
        Awaitility.await("ada is asked what it has left").until(() -> STAGE.hub().commands().stream()
                .anyMatch(it -> it.run() != null && it.run().kind() == JobKind.snapshots
                        && ada.equals(it.forHostId())));
    }

    @Test
    void shouldLeaveACheckOnTheHostItself() {
        var ada = STAGE.connectedHost();
        STAGE.hub().maintain(ada, STAGE.connectedHost());

        var id = STAGE.gateway().run(ada, JobKind.check);

        STAGE.hub().awaitRun(id);
        assertThat(STAGE.gateway().job(id).runsOnHostId()).isNull();
    }

    @Test
    void shouldNotForgetWhereNoMaintenanceHostIsLeftOrNothingIsKnown() {
        var abandoned = STAGE.offlineHost();
        STAGE.hub().abandon(abandoned);
        var empty = STAGE.offlineHost();
        STAGE.hub().maintain(empty, STAGE.offlineHost());

        assertThat(refusal(abandoned, JobKind.prune, Map.of(), Gateway.ROOT).detail()).contains("was removed");
        assertThat(refusal(empty, JobKind.forget, KEEP, Gateway.ROOT).status()).isEqualTo(409);
        assertThat(STAGE.gateway().order(empty, JobKind.prune, Map.of())).isNotEmpty();
    }

    @Test
    void shouldEndAJobThatTheHubRefusesWithTheHubsOwnSentence() {
        var host = STAGE.connectedHost();
        STAGE.hub().refuse(host, "Only its maintenance host may prune this repository.");

        var id = STAGE.gateway().order(host, JobKind.prune, Map.of());

        var job = STAGE.awaitStatus(id, JobStatus.failed);
        assertThat(job.error().cause()).isEqualTo("refused");
        assertThat(job.error().message()).isEqualTo("Only its maintenance host may prune this repository.");
    }

    @Test
    void shouldNotForgetBehindAppendOnlyWhileSnapshotsAreUnexplained() {
        var host = STAGE.offlineHost();
        STAGE.hub().maintain(host, null);
        report(host, 1);

        var problem = refusal(host, JobKind.forget, KEEP, Gateway.ROOT);
        var look = STAGE.gateway().order(host, JobKind.forget, LOOK);
        accept(host);

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.detail()).contains("1 snapshot of this host comes from no job of ours");
        assertThat(look).isNotEmpty();
        assertThat(STAGE.gateway().order(host, JobKind.forget, KEEP)).isNotEmpty();
    }

    private static void accept(String host) {
        STAGE.gateway().get(JobsRpc.ACCEPT, JobsRpc.Accept.all(host), Gateway.ROOT);
    }

    private static void report(String host, int... numbers) {
        var snapshots = Arrays.stream(numbers).mapToObj(n -> Frames.snapshot(n, Instant.now()))
                .toArray(Snapshot[]::new);
        STAGE.hub().say(host, Frames.report("r-" + host, 0, true, snapshots));
        Awaitility.await().until(() -> STAGE.onHost(host).snapshots() == numbers.length);
    }

    private static Problem refusal(String host, JobKind kind, Map<String, ?> options, Actor actor) {
        return STAGE.gateway().refusal(JobsRpc.RUN, run(host, kind, options), actor);
    }

    private static JobsRpc.Run run(String host, JobKind kind, Map<String, ?> options) {
        return new JobsRpc.Run(host, kind, Json.tree(options));
    }
}
