package io.resticmanager.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Client.Answer;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FleetOfThreeTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online, "lab", "linux");
    private static final HubHost BOB = Stories.host("bob", Presence.offline, "lab");
    private static final HubHost EVE = Stories.host("eve", Presence.unknown);

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        List.of(ADA, BOB, EVE).forEach(gateway.hub()::knows);
        var backup = Stories.job(ADA.id(), JobKind.backup, JobStatus.succeeded);
        gateway.jobs().knows(backup);
        gateway.jobs().knows(new HostJobs(ADA.id(), RepositoryState.ready, backup, null, 0, 0, null,
                new Standing(Standing.Protection.at_risk, "No backup schedule yet", 0, 0, null)));
        gateway.jobs().knows(Stories.jobsOf(BOB, RepositoryState.uninitialised, null));
        gateway.readFleet();
        alice = Client.alice(gateway);
    }

    @AfterEach
    void calm() {
        gateway.jobs().busy(false);
        gateway.readFleet();
    }

    @Test
    void aHostIsToldWithWhatBothServicesKnow() {
        var ada = alice.get("/api/hosts/" + ADA.id());

        assertThat(ada.status()).as(ada.body()).isEqualTo(200);
        assertThat(ada.text("name")).isEqualTo("ada");
        assertThat(ada.text("status")).isEqualTo("online");
        assertThat(ada.text("protection")).isEqualTo("at_risk");
        assertThat(ada.text("reason")).isEqualTo("No backup schedule yet");
        assertThat(ada.text("repository_state")).isEqualTo("ready");
        assertThat(ada.body()).contains("\"repository\":{\"url_redacted\":\"rest:https://backup.example/ada/\","
                + "\"initialised\":true}", "\"enrolled_at\":\"2026-05-04T12:00:00Z\"", "\"last_backup\":{\"id\":");
    }

    @Test
    void whenSomethingIsDueNextIsToldUnlessTheHostIsPaused() {
        var next = Instant.parse("2026-05-05T02:30:00Z");
        var due = Stories.host("due", Presence.online);
        var paused = HostStory.of(Stories.host("paused", Presence.online)).paused().host();
        for (var host : List.of(due, paused)) {
            gateway.hub().knows(host);
            gateway.jobs().knows(new HostJobs(host.id(), RepositoryState.ready, null, null, 0, 0, null,
                    new Standing(Standing.Protection.unknown, null, 1, 0, next)));
        }
        gateway.readFleet();
        try {
            assertThat(alice.get("/api/hosts/" + due.id()).text("next_run_at")).isEqualTo(next.toString());
            assertThat(alice.get("/api/hosts?q=due").body()).contains("\"next_run_at\":\"" + next);
            assertThat(alice.get("/api/hosts/" + paused.id()).body()).contains("\"paused\":true")
                    .doesNotContain("next_run_at");
        } finally {
            List.of(due, paused).forEach(host -> gateway.hub().forgets(host.id()));
        }
    }

    @Test
    void aHostThatDoesNotExistIsNotFound() {
        assertThat(alice.get("/api/hosts/x").status()).isEqualTo(404);
        assertThat(alice.get("/api/hosts/x").problem()).isEqualTo("not-found");
    }

    @Test
    void allHostsAreListedPageAfterPage() {
        assertThat(names(alice.get("/api/hosts"))).containsExactly("ada", "bob", "eve");
        var first = alice.get("/api/hosts?limit=1");
        var second = alice.get("/api/hosts?limit=1&cursor=" + first.text("next_cursor"));
        var third = alice.get("/api/hosts?limit=1&cursor=" + second.text("next_cursor"));

        assertThat(List.of(names(first), names(second), names(third)))
                .isEqualTo(List.of(List.of("ada"), List.of("bob"), List.of("eve")));
        assertThat(third.body()).doesNotContain("next_cursor");
    }

    @Test
    void hostsAreFilteredByTagStatusAndText() {
        assertThat(names(alice.get("/api/hosts?tag=lab"))).containsExactly("ada", "bob");
        assertThat(names(alice.get("/api/hosts?status=offline"))).containsExactly("bob");
        assertThat(names(alice.get("/api/hosts?q=EVE.lan"))).containsExactly("eve");
        assertThat(names(alice.get("/api/hosts?q=linux&tag=lab&status=online"))).containsExactly("ada");
        assertThat(names(alice.get("/api/hosts?tag=nobody"))).isEmpty();
    }

    @Test
    void hostsAreFilteredByHowTheyStandAsOnTheDashboard() {
        assertThat(names(alice.get("/api/hosts?protection=at_risk"))).containsExactly("ada", "bob");
        assertThat(names(alice.get("/api/hosts?protection=unknown"))).containsExactly("eve");
        assertThat(names(alice.get("/api/hosts?protection=protected"))).isEmpty();
        assertThat(names(alice.get("/api/hosts?protection=offline"))).isEmpty();
        assertThat(names(alice.get("/api/hosts?protection=at_risk&status=online&tag=lab"))).containsExactly("ada");
    }

    @Test
    void aFilterOrPageThatMakesNoSenseIsToldAtItsParameter() {
        for (var query : List.of("status=asleep", "protection=protected_", "protection=", "limit=0", "limit=201",
                "cursor=x")) {
            var answer = alice.get("/api/hosts?" + query);

            assertThat(answer.status()).as(query).isEqualTo(422);
            assertThat(answer.body()).contains("\"field\":\"" + query.replaceFirst("=.*", "") + "\"");
        }
    }

    @Test
    void theFiguresAddUp() {
        assertThat(alice.get("/api/fleet").body()).isEqualTo("{\"hosts\":3,\"protected\":0,\"at_risk\":2,\"unknown\":1,"
                + "\"away\":0,\"online\":1,\"offline\":1,\"running\":0}");
    }

    @Test
    void withoutJobsServiceHostsAreStillThereAndTheirProtectionIsUnknown() {
        gateway.jobs().busy(true);
        gateway.readFleet();

        var ada = alice.get("/api/hosts/" + ADA.id());

        assertThat(ada.text("protection")).isEqualTo("unknown");
        assertThat(ada.text("repository_state")).isEqualTo("unknown");
        assertThat(ada.body()).contains("\"repository\":{\"url_redacted\":\"rest:https://backup.example/ada/\"}");
        assertThat(alice.get("/api/fleet").text("unknown")).isEqualTo("3");
    }

    @Test
    void aJobIsQueuedShownAndListed() {
        var queued = alice.post("/api/hosts/" + ADA.id() + "/jobs",
                "{\"kind\": \"backup\", \"options\": {\"source\": {\"paths\": [\"/etc\"]}}}");

        assertThat(queued.status()).as(queued.body()).isEqualTo(202);
        assertThat(queued.text("status")).isEqualTo("queued");
        var id = queued.text("job_id");
        assertThat(alice.get("/api/jobs/" + id).text("kind")).isEqualTo("backup");
        assertThat(alice.get("/api/jobs?host_id=" + ADA.id()).body()).contains(id);
        assertThat(alice.json("POST", "/api/jobs/" + id + "/cancel", "").status()).isEqualTo(200);
        assertThat(alice.get("/api/jobs/" + id + "/log?after=1").body())
                .contains("cannot read /etc/shadow", "\"complete\":false").doesNotContain("scanning");
    }

    @Test
    void snapshotsAreListed() {
        var snapshots = alice.get("/api/hosts/" + ADA.id() + "/snapshots");

        assertThat(snapshots.text("total")).isEqualTo("1");
        assertThat(snapshots.body()).contains("\"short_id\":\"4bba301e\"", "\"reported_at\"");
    }

    @Test
    void theServicesLearnWhoAsksAndFromWhere() {
        alice.post("/api/hosts/" + ADA.id() + "/jobs", "{\"kind\": \"init\"}");

        var me = alice.get("/api/me").text("user_id");
        assertThat(gateway.jobs().actors()).contains(new Actor(me, "alice", Role.admin, "127.0.0.1"));
    }

    @Test
    void aViewerReadsAndAnOperatorRunsAndOnlyAnAdministratorAddsHosts() {
        var victor = Client.person(gateway, "victor", Role.viewer);
        var olga = Client.person(gateway, "olga", Role.operator);
        var run = "/api/hosts/" + ADA.id() + "/jobs";
        var host = "{\"name\": \"fay\", \"repo_url\": \"/srv/repo\"}";

        assertThat(victor.get("/api/hosts").status()).isEqualTo(200);
        assertThat(victor.post(run, "{\"kind\": \"init\"}").problem()).isEqualTo("forbidden");
        assertThat(olga.post(run, "{\"kind\": \"init\"}").status()).isEqualTo(202);
        assertThat(olga.post("/api/enrolment-tokens", host).status()).isEqualTo(403);
        assertThat(alice.post("/api/enrolment-tokens", host).status()).isEqualTo(201);
    }

    private static List<String> names(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var names = new ArrayList<String>();
        var items = answer.json().get("items");
        assertThat(items).isNotNull();
        for (JsonNode item : items.values()) {
            names.add(item.get("name").getStringValue());
        }
        return names;
    }
}
