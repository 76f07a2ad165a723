package io.resticmanager.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.InForce;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeLedger;
import io.resticmanager.gateway.fake.FakeSchedules;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.fake.ScheduleStories;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules and their due runs over the API. */
final class SchedulesApiTest {

    private static final String PRUNE = """
            {"name": "%s", "kind": "prune", "enabled": true, "cron": "0 5 * * SUN", "time_zone": "UTC", "options": {},
             "revision": %s}""";
    private static final List<String> NO_TEXT = List.of("5", "true", "{\"a\": 1}", "[\"a\"]", "1e999");

    @AutoClose
    private static Gateway gateway;
    private static FakeSchedules schedules;
    private static Client alice;
    private static Client olga;
    private static Client victor;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        schedules = gateway.get(FakeSchedules.class);
        alice = Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @Test
    void aScheduleIsMadeReadChangedAndRemoved() {
        var host = host("ada");

        var made = alice.post(of(host), PRUNE.formatted("Weekly", "null"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var at = "/api/schedules/" + made.text("id");
        assertThat(victor.get(at).body()).contains("\"name\":\"Weekly\"", "\"revision\":1", "\"on_host\":\"server\"",
                "\"sentence\":\"At 05:00", "\"next_runs\":[\"");
        assertThat(victor.get(of(host)).body()).startsWith("{\"items\":[{\"id\":\"" + made.text("id"));

        var changed = alice.json("PUT", at, PRUNE.formatted("Sundays", "1"));
        assertThat(changed.text("revision")).isEqualTo("2");
        assertThat(victor.get(at).text("name")).isEqualTo("Sundays");

        assertThat(alice.json("DELETE", at, "").status()).isEqualTo(204);
        assertThat(victor.get(at).problem()).isEqualTo("not-found");
        assertThat(alice.json("DELETE", at, "").problem()).isEqualTo("not-found");
    }

    @Test
    void whoIsLateIsToldSoAndChangesNothing() {
        var nightly = kept(ScheduleStories.nightly(host("late").id()));

        var late = alice.json("PUT", "/api/schedules/" + nightly.id(), PRUNE.formatted("Late", "2"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("detail")).contains("Somebody has changed this schedule meanwhile");
        assertThat(schedules.get(nightly.id())).isEqualTo(nightly);
    }

    @Test
    void aRevisionIsNeededAndIsAWholeNumber() {
        var nightly = kept(ScheduleStories.nightly(host("rev").id()));
        for (var wrong : List.of("null", "\"3\"", "true", "{}", "[3]", "3.5", "1e999", "99999999999999999999")) {
            var answer = alice.json("PUT", "/api/schedules/" + nightly.id(), PRUNE.formatted("x", wrong));

            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).as(wrong).contains("\"field\":\"revision\"");
        }
        assertThat(schedules.get(nightly.id())).isEqualTo(nightly);
    }

    @Test
    void whatIsNoScheduleIsRefused() {
        var host = host("bad");
        for (var wrong : List.of("[]", "\"text\"", "5", "null", "{", "", "{}")) {
            assertThat(alice.post(of(host), wrong).status()).as(wrong).isIn(400, 422);
        }
        schedules.refuses(Problem.invalid(List.of(new FieldError("source.paths[1]", "Absolute, please."),
                new FieldError("retention.keep_daily", "1 to 9,999."))));
        var answer = alice.post(of(host), PRUNE.formatted("x", "null"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"source.paths[1]\"", "\"field\":\"retention.keep_daily\"");
        assertThat(schedules.of(host.id())).isEmpty();
    }

    @Test
    void anUnknownHostIsNotAnEmptyList() {
        assertThat(alice.get("/api/hosts/nobody/schedules").problem()).isEqualTo("not-found");
        assertThat(alice.get("/api/hosts/nobody/runs").problem()).isEqualTo("not-found");
    }

    @Test
    void whetherTheHostHasItIsTold() {
        var host = host("pia");
        var nightly = kept(ScheduleStories.nightly(host.id()));
        var at = "/api/schedules/" + nightly.id();

        assertThat(alice.get(at).text("on_host")).isEqualTo("unknown");
        gateway.hub().knows(ScheduleStories.keeping(host));
        assertThat(alice.get(at).text("on_host")).isEqualTo("pending");
        gateway.hub().knows(ScheduleStories.keeping(host, new InForce(nightly.id(), 3)));
        assertThat(alice.get(at).text("on_host")).isEqualTo("confirmed");
        assertThat(alice.get(of(host)).body()).contains("\"on_host\":\"confirmed\"");
    }

    @Test
    void onAPausedHostNothingFiresAndThatIsSaid() {
        var host = ScheduleStories.keeping(HostStory.of(host("pam")).paused().host());
        gateway.hub().knows(host);
        var nightly = kept(ScheduleStories.nightly(host.id()));
        var forget = kept(ScheduleStories.weekly(host.id(), JobKind.forget, null));

        assertThat(alice.get("/api/schedules/" + nightly.id()).text("on_host")).isEqualTo("paused");
        assertThat(alice.get("/api/schedules/" + forget.id()).text("on_host")).isEqualTo("paused");
    }

    @Test
    void itRunsNow() {
        var host = host("ron");
        var nightly = kept(ScheduleStories.nightly(host.id()));
        var forget = kept(ScheduleStories.weekly(host.id(), JobKind.forget, null));

        var answer = olga.post("/api/schedules/" + nightly.id() + "/run", "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.text("status")).isEqualTo("queued");
        assertThat(victor.get("/api/jobs/" + answer.text("job_id")).status()).isEqualTo(200);
        assertThat(olga.post("/api/schedules/" + forget.id() + "/run", "").problem()).isEqualTo("forbidden");
        assertThat(alice.post("/api/schedules/nothing/run", "").problem()).isEqualTo("not-found");
    }

    @Test
    void aCopyGoesToOtherHosts() {
        var nightly = kept(ScheduleStories.nightly(host("from").id()));
        var one = host("one");
        var at = "/api/schedules/" + nightly.id() + "/copy";

        var answer = alice.post(at, "{\"host_ids\": [\"" + one.id() + "\"]}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(schedules.of(one.id())).hasSize(1);
        assertThat(alice.post(at, "{\"host_ids\": [\"" + one.id() + "\"]}").body())
                .contains("\"field\":\"host_ids[0]\"");
        assertThat(alice.post(at, "{}").body()).contains("\"field\":\"host_ids\"");
        assertThat(alice.post(at, "{\"host_ids\": [\"" + host("two").id() + "\"], \"enabled\": false}").body())
                .contains("\"field\":\"enabled\"", "There are: host_ids.");
        for (var wrong : List.of("\"x\"", "5", "{}", "true")) {
            assertThat(alice.post(at, "{\"host_ids\": " + wrong + "}").body()).contains("\"field\":\"host_ids\"");
        }
        for (var wrong : NO_TEXT) {
            assertThat(alice.post(at, "{\"host_ids\": [" + wrong + "]}").body()).contains("\"field\":\"host_ids[0]\"");
        }
    }

    @Test
    void aLineIsExplainedBeforeAnythingIsSaved() {
        var meaning = victor.post("/api/schedules/preview", "{\"cron\": \"30 2 * * *\", \"time_zone\": \"UTC\"}");

        assertThat(meaning.text("sentence")).isEqualTo("At 02:30");
        assertThat(meaning.json().get("next_runs").size()).isEqualTo(5);
        assertThat(victor.post("/api/schedules/preview", "{\"cron\": \"x\", \"time_zone\": \"Mars\"}").body())
                .contains("\"field\":\"cron\"", "\"field\":\"time_zone\"");
        for (var wrong : NO_TEXT) {
            assertThat(
                    victor.post("/api/schedules/preview", "{\"cron\": %s, \"time_zone\": %s}".formatted(wrong, wrong))
                            .body())
                    .as(wrong).contains("\"field\":\"cron\"", "\"field\":\"time_zone\"");
        }
    }

    @Test
    void runsAreToldDayByDayAndPageByPage() {
        var host = host("led");
        var nightly = kept(ScheduleStories.nightly(host.id()));
        var now = gateway.clock().instant();
        var ledger = gateway.get(FakeLedger.class);
        ledger.knows(ScheduleStories.run(nightly, now.minus(Duration.ofDays(1)), RunState.ended, JobStatus.succeeded));
        ledger.knows(ScheduleStories.overdue(nightly, now.minusSeconds(600)));
        var runs = "/api/hosts/" + host.id() + "/runs";

        var answer = victor.get(runs + "?days=3&limit=1");

        assertThat(answer.text("time_zone")).isEqualTo("UTC");
        assertThat(answer.json().get("days").size()).isEqualTo(3);
        assertThat(answer.json().get("items").size()).isEqualTo(1);
        assertThat(answer.body()).contains("\"overdue\":true", "\"missed\":1", "\"well\":1");
        assertThat(victor.get(runs + "?limit=1&cursor=" + answer.text("next_cursor")).body())
                .contains("\"state\":\"ended\"");
        assertThat(victor.get(runs).json().get("days").size()).isEqualTo(14);
        for (var wrong : List.of("0", "401", "-1")) {
            assertThat(victor.get(runs + "?days=" + wrong).body()).as(wrong).contains("\"field\":\"days\"");
        }
        assertThat(victor.get(runs + "?limit=201").body()).contains("\"field\":\"limit\"");
    }

    @Test
    void theDaysOfOneKindAreCounted() {
        var host = host("kit");
        var due = gateway.clock().instant().minus(Duration.ofDays(1));
        var ledger = gateway.get(FakeLedger.class);
        ledger.knows(ScheduleStories.run(kept(ScheduleStories.nightly(host.id())), due, RunState.ended,
                JobStatus.succeeded));
        ledger.knows(ScheduleStories.run(kept(ScheduleStories.weekly(host.id(), JobKind.prune, null)), due,
                RunState.ended, JobStatus.succeeded));
        var runs = "/api/hosts/" + host.id() + "/runs?days=3";

        assertThat(victor.get(runs).body()).contains("\"well\":2");
        assertThat(victor.get(runs + "&kind=backup").body()).contains("\"well\":1").doesNotContain("\"well\":2");
        assertThat(victor.get(runs + "&kind=check").body()).doesNotContain("\"well\":1");
        for (var wrong : List.of("restore", "BACKUP", "zzz")) {
            var answer = victor.get(runs + "&kind=" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).as(wrong).contains("\"field\":\"kind\"");
        }
    }

    @Test
    void onlyAnAdministratorChangesAnything() {
        var nightly = kept(ScheduleStories.nightly(host("mine").id()));
        var at = "/api/schedules/" + nightly.id();
        for (var client : List.of(olga, victor)) {
            Stream.of(client.post("/api/hosts/" + nightly.hostId() + "/schedules", PRUNE.formatted("x", "null")),
                    client.json("PUT", at, PRUNE.formatted("x", "3")), client.json("DELETE", at, ""),
                    client.post(at + "/copy", "{\"host_ids\": [\"" + nightly.hostId() + "\"]}"))
                    .forEach(answer -> assertThat(answer.problem()).isEqualTo("forbidden"));
        }
        for (var client : List.of(olga, victor)) {
            assertThat(client.json("PUT", at, PRUNE.formatted("x", "null")).problem()).as("whatever was sent")
                    .isEqualTo("forbidden");
            assertThat(client.post(at + "/copy", "{\"host_ids\": 5}").problem()).isEqualTo("forbidden");
        }
        assertThat(victor.post(at + "/run", "").problem()).isEqualTo("forbidden");
        assertThat(alice.json("DELETE", at, "", "X-CSRF-TOKEN", "forged").status()).isEqualTo(403);
        assertThat(schedules.get(nightly.id())).isEqualTo(nightly);
    }

    private static HubHost host(String name) {
        var host = Stories.host(name, Presence.online);
        gateway.hub().knows(host);
        return host;
    }

    private static Schedule kept(Schedule schedule) {
        schedules.knows(schedule);
        return schedule;
    }

    private static String of(HubHost host) {
        return "/api/hosts/" + host.id() + "/schedules";
    }
}
