package io.resticmanager.tests;

import static io.resticmanager.contracts.alert.AlertKind.agent_offline;
import static io.resticmanager.contracts.alert.AlertKind.backup_failed;
import static io.resticmanager.contracts.alert.AlertKind.stale_schedule;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.tests.kit.Alerts;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.Services;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Troubles of two real hosts: of one while alerts-service looks on, of the other while it is killed. Both are told, and both go
 * away by themselves.
 */
final class AlertsIT {

    private static final Duration FLOOR = Duration.ofSeconds(7);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Map<String, String> IMPATIENT = Map.of("RM_START_GRACE", "PT1S", "RM_OFFLINE_AFTER", "PT5S",
            "RM_AGENT_OFFLINE_FLOOR", FLOOR.toString(), "RM_OVERDUE_GRACE", "PT1S", "RM_SWEEP_PERIOD", "PT10S",
            "RM_JOB_SWEEP", "PT1S");

    // What has to have happened before the runs are due.
    private static final Duration PRELUDE = Duration.ofSeconds(20);
    // A run is overdue so much after its due time; for the one the service is to be
    // there again.
    private static final int LATER_S = 6;

    @Order(1)
    @RegisterExtension
    private final NatsServerExtension nats = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    private final Stage stage = new Stage();

    private Services services;
    private Source source;
    private Host ada;
    private Host bob;

    @BeforeEach
    void twoHosts() throws Exception {
        var storage = new StorageServer(stage, "ada", "bob");
        source = Source.of(List.of(Sample.files(stage.folder("sample"), 3).toString()));
        services = Services.forAlerts(stage, nats.environment(), IMPATIENT);
        var alice = services.administrator();
        ada = Host.join(stage, services.agentUrl(), alice, "ada", storage.repository("ada")).initialised();
        bob = Host.join(stage, services.agentUrl(), alice, "bob", storage.repository("bob")).initialised();
    }

    @Test
    void troublesAreToldAndGoAwayByThemselvesWhetherOrNotTheServiceLooksOn() throws Exception {
        var due = Instant.now().plus(PRELUDE).truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        var late = schedule(ada, due, LATER_S);
        var missed = schedule(bob, due, 0);
        awaitConfirmed(ada, late);
        awaitConfirmed(bob, missed);

        aFailedBackupIsToldAtOnce();
        aGoodOneEndsThat();
        anAgentThatStaysAwayIsTold();
        services.process(Services.ALERTS).kill();
        everythingBreaksOn(bob);
        awaitOverdue(bob, missed, due);
        services.startAgain(Services.ALERTS);
        Alerts.of(bob).awaitStanding(backup_failed, agent_offline, stale_schedule);
        aRunThatDoesNotComeIsTold(late, due);
        ada.agent().startAgain();
        Alerts.of(ada).awaitStanding();
        services.process(Services.ALERTS).kill();
        everythingIsWellAgainOn(bob, missed);
        services.startAgain(Services.ALERTS);
        Alerts.of(bob).awaitStanding();

        assertEachWasToldOnceAndNobodyClosedIt(ada);
        assertEachWasToldOnceAndNobodyClosedIt(bob);
    }

    private void aFailedBackupIsToldAtOnce() throws Exception {
        password(ada, "not this one");
        var job = ada.administrator().awaitOver(ada.backUp(source));
        var known = Instant.now();
        var alert = Alerts.of(ada).awaitRaised(backup_failed);

        assertThat(job.status()).isEqualTo(JobStatus.failed);
        assertThat(alert.jobId()).isEqualTo(job.id());
        assertThat(alert.message()).contains(job.error().message());
        assertThat(alert.raisedAt()).isBetween(job.finishedAt(), known.plus(AT_ONCE));
        assertThat(ada.administrator().api().page("/alerts")).contains("/alerts/" + alert.id(),
                job.error().message());
    }

    private void aGoodOneEndsThat() throws Exception {
        password(ada, ada.repository().password());
        ada.succeeded(ada.backUp(source));
        Alerts.of(ada).awaitStanding();
    }

    private void anAgentThatStaysAwayIsTold() throws Exception {
        ada.agent().process().terminate();
        var alert = Alerts.of(ada).awaitRaised(agent_offline);

        assertThat(alert.raisedAt()).isAfterOrEqualTo(lastSeen(ada).plus(FLOOR));
    }

    private void aRunThatDoesNotComeIsTold(String schedule, Instant due) {
        var alert = Alerts.of(ada).awaitRaised(stale_schedule);

        assertThat(alert.subject()).isEqualTo(schedule);
        assertThat(alert.dueAt()).isEqualTo(due);
        assertThat(alert.raisedAt()).isAfterOrEqualTo(due.plusSeconds(LATER_S));
    }

    // With the right password again before it stops, so that what it catches up
    // with goes well.
    private void everythingBreaksOn(Host host) throws Exception {
        password(host, "not this one");
        assertThat(host.administrator().awaitOver(host.backUp(source)).status()).isEqualTo(JobStatus.failed);
        password(host, host.repository().password());
        awaitApplied(host);
        host.agent().process().terminate();
    }

    private void everythingIsWellAgainOn(Host host, String schedule) throws Exception {
        host.agent().startAgain();
        host.administrator().awaitOnline(host.id());
        host.succeeded(host.backUp(source));
        Awaitility.await("what was missed has been caught up with").until(
                () -> runs(host).stream().anyMatch(run -> run.scheduleId().equals(schedule)
                        && run.status() == JobStatus.succeeded));
    }

    private static void assertEachWasToldOnceAndNobodyClosedIt(Host host) throws Exception {
        var alerts = Alerts.of(host).all();
        assertThat(alerts).extracting(Alert::kind).containsExactlyInAnyOrder(backup_failed, agent_offline,
                stale_schedule);
        assertThat(alerts).allSatisfy(alert -> assertThat(alert.resolvedAt()).isAfter(alert.raisedAt()))
                .extracting(Alert::resolvedBy).containsOnlyNulls();
    }

    /** @return its id */
    private String schedule(Host host, Instant due, int jitterS) throws Exception {
        var cron = DateTimeFormatter.ofPattern("m H d M *").withZone(ZoneOffset.UTC).format(due);
        return host.administrator().api().post("/api/hosts/" + host.id() + "/schedules", Map.of("name", "Once", "kind",
                "backup", "cron", cron, "time_zone", "UTC", "jitter_s", jitterS, "run_missed", true, "enabled", true,
                "source", Map.of("paths", source.paths()))).expect(201).text("id");
    }

    private static void password(Host host, String password) throws Exception {
        host.administrator().api().put("/api/hosts/" + host.id() + "/repo-credentials",
                Map.of("repo_password", password)).expect(200);
    }

    private static void awaitConfirmed(Host host, String schedule) {
        Awaitility.await("the host has confirmed its schedule").until(() -> host.administrator().api()
                .get("/api/schedules/" + schedule).get("on_host").getStringValue().equals("confirmed"));
    }

    private static void awaitApplied(Host host) {
        Awaitility.await("the host has its configuration").until(
                () -> !host.administrator().api().get("/api/hosts/" + host.id()).get("config_pending")
                        .getBooleanValue());
    }

    private static void awaitOverdue(Host host, String schedule, Instant due) {
        Awaitility.await("the run is overdue").atMost(Duration.ofSeconds(90)).until(() -> runs(host).stream()
                .anyMatch(run -> run.scheduleId().equals(schedule) && run.dueAt().equals(due) && run.overdue()));
    }

    private static Instant lastSeen(Host host) throws Exception {
        return Instant.parse(host.administrator().api().get("/api/hosts/" + host.id()).get("last_seen_at")
                .getStringValue());
    }

    private static List<Run> runs(Host host) throws Exception {
        var items = host.administrator().api().get("/api/hosts/" + host.id() + "/runs?limit=200").get("items");
        return List.of(Json.read(items, Run[].class));
    }
}
