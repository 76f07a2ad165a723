package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeSchedules;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.ScheduleStories;
import io.resticmanager.gateway.fake.Shown;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The buttons of a schedule: what each does, and for whom. */
final class ScheduleActsTest {
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
    void onlyAnAdministratorIsOfferedChangesAndAnOperatorRunsWhatDeletesNothing() {
        var host = host("rita");
        var nightly = kept(ScheduleStories.nightly(host.id()));
        var forget = kept(ScheduleStories.weekly(host.id(), JobKind.forget, null));

        assertThat(alice.page(list(host))).contains("role=\"switch\"", "id=\"run-" + forget.id(), "Delete schedule",
                "/schedules/" + nightly.id() + "/copy", "/schedules/new?kind=forget");
        assertThat(olga.page(list(host))).contains("id=\"run-" + nightly.id())
                .doesNotContain("id=\"run-" + forget.id(), "role=\"switch\"", "Delete schedule", "schedules/new");
        assertThat(victor.page(list(host))).doesNotContain("id=\"run-", "role=\"switch\"", "Delete schedule");
        assertThat(victor.page("/schedules/" + nightly.id())).contains("Only an administrator",
                "<fieldset class=\"card-body stack\" aria-label=\"Schedule\" disabled=\"disabled\">")
                .doesNotContain("id=\"save\"");
        for (var client : List.of(olga, victor)) {
            for (var form : List.of("/enabled", "/delete", "/copy", "")) {
                assertThat(send(client, "/schedules/" + nightly.id() + form, Map.of("enabled", "true", "revision", "3",
                        "host_ids", host.id(), "name", "x", "kind", "backup")).status()).as(form).isEqualTo(403);
            }
            assertThat(send(client, list(host), Map.of("kind", "prune", "name", "x")).status()).isEqualTo(403);
        }
        assertThat(send(olga, "/schedules/" + forget.id() + "/run", Map.of()).status()).isEqualTo(403);
        assertThat(send(victor, "/schedules/" + nightly.id() + "/run", Map.of()).status()).isEqualTo(403);
        assertThat(schedules.of(host.id())).containsExactlyInAnyOrder(nightly, forget);
    }

    @Test
    void nothingIsChangedWithoutTheToken() {
        var nightly = kept(ScheduleStories.nightly(host("cara").id()));

        for (var form : List.of("/enabled", "/delete", "/copy", "/run", "")) {
            assertThat(alice.form("/schedules/" + nightly.id() + form, Map.of("enabled", "false", "revision", "3"))
                    .status()).as(form).isEqualTo(403);
        }
        assertThat(schedules.get(nightly.id())).isEqualTo(nightly);
    }

    @Test
    void theSwitchChangesNothingElse() {
        var host = host("sam");
        var nightly = kept(ScheduleStories.nightly(host.id()));

        var answer = send(alice, "/schedules/" + nightly.id() + "/enabled",
                Map.of("enabled", "false", "revision", "3"));

        assertThat(answer.header("Location")).isEqualTo(list(host));
        var changed = schedules.get(nightly.id());
        assertThat(changed).usingRecursiveComparison().ignoringFields("revision", "enabled").isEqualTo(nightly);
        assertThat(changed.enabled()).isFalse();
        assertThat(alice.page(list(host))).contains("aria-checked=\"false\"", ">off<");
    }

    @Test
    void aSwitchOfAnOldPageIsRefusedAndTheListIsShownAsItIsNow() {
        var host = host("old");
        var nightly = kept(ScheduleStories.nightly(host.id()));

        var late = send(alice, "/schedules/" + nightly.id() + "/enabled", Map.of("enabled", "false", "revision", "2"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(new Shown(late.body()).note()).contains("Somebody has changed this schedule meanwhile");
        assertThat(schedules.get(nightly.id()).enabled()).isTrue();
        for (var wrong : List.of("", "perhaps", "<script>alert(1)</script>")) {
            var bad = send(alice, "/schedules/" + nightly.id() + "/enabled", Map.of("enabled", wrong, "revision", "3"));
            assertThat(bad.status()).isEqualTo(422);
            assertThat(new Shown(bad.body()).note()).contains("on (true) or off (false)");
        }
    }

    @Test
    void runNowLeadsToTheJobAndHtmxStaysWithTheList() {
        var host = host("ron");
        var nightly = kept(ScheduleStories.nightly(host.id()));

        assertThat(send(olga, "/schedules/" + nightly.id() + "/run", Map.of()).header("Location")).startsWith("/jobs/");
        var htmx = olga.form("/schedules/" + nightly.id() + "/run", Map.of("csrfToken", olga.csrf()), "HX-Request",
                "true");
        assertThat(htmx.body()).startsWith("<div class=\"stack\" id=\"schedules\"");
        assertThat(htmx.header("HX-Trigger")).contains("Nightly queued", "/jobs/");
        schedules.refuses(Problem.conflict("The same backup waits already."));
        assertThat(new Shown(send(olga, "/schedules/" + nightly.id() + "/run", Map.of()).body()).note())
                .contains("That was not done. The same backup waits already.");
    }

    @Test
    void whatIsDeletedIsGone() {
        var host = host("del");
        var nightly = kept(ScheduleStories.nightly(host.id()));

        assertThat(send(alice, "/schedules/" + nightly.id() + "/delete", Map.of()).header("Location"))
                .isEqualTo(list(host));
        assertThat(alice.page(list(host))).contains("No schedules yet", "Add backup schedule");
        assertThat(alice.get("/schedules/" + nightly.id(), "Accept", "text/html").status()).isEqualTo(404);
    }

    @Test
    void aCopyGoesToAllThatAreTickedOrToNone() {
        var from = host("copy-from");
        var one = host("copy-one");
        var two = host("copy-two");
        var nightly = kept(ScheduleStories.nightly(from.id()));
        kept(ScheduleStories.nightly(two.id()));
        var form = "/schedules/" + nightly.id() + "/copy";
        assertThat(alice.page(form + "?q=COPY-T")).contains("copy-two").doesNotContain("copy-one");

        var refused = alice.form(form, List.of(Map.entry("csrfToken", alice.csrf()), Map.entry("host_ids", one.id()),
                Map.entry("host_ids", two.id())));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(new Shown(refused.body()).message("to-" + two.id())).contains("of this name already");
        assertThat(refused.body()).containsPattern("id=\"to-" + one.id() + "\"[^>]*checked=\"checked\"");
        assertThat(schedules.of(one.id())).isEmpty();
        assertThat(send(alice, form, Map.of("host_ids", one.id())).header("Location")).isEqualTo(list(one));
        assertThat(schedules.of(one.id())).singleElement().satisfies(copy -> assertThat(copy).usingRecursiveComparison()
                .ignoringFields("id", "hostId", "revision").isEqualTo(nightly));
        assertThat(new Shown(send(alice, form, Map.of()).body()).note()).contains("Name 1 to 200 hosts.");
    }

    @Test
    void aHostWithoutARepositoryCanNotBeTickedAndThePageSaysWhy() {
        var from = host("bare-from");
        var bare = host("bare-one");
        gateway.jobs().knows(Stories.jobsOf(bare, RepositoryState.uninitialised, null));
        var unheard = host("bare-unheard");
        gateway.jobs().knows(Stories.jobsOf(unheard, RepositoryState.unknown, null));
        var form = "/schedules/" + kept(ScheduleStories.nightly(from.id())).id() + "/copy?q=bare-";

        var page = alice.page(form);

        assertThat(page).containsPattern("id=\"to-" + bare.id() + "\"[^>]*disabled=\"disabled\"")
                .containsPattern("id=\"to-" + bare.id() + "-bare\">Its repository is not initialised. <a href=\"/hosts/"
                        + bare.id() + "\">")
                .doesNotContainPattern("id=\"to-" + unheard.id() + "\"[^>]*disabled")
                .containsPattern("type=\"submit\"><svg[^>]*>.*</svg>Copy</button>");
        assertThat(alice.page(form + "one")).doesNotContainPattern("</svg>Copy</button>");
    }

    private static HubHost host(String name) {
        var host = Stories.host(name, Presence.online);
        gateway.hub().knows(host);
        gateway.jobs().knows(Stories.jobsOf(host, RepositoryState.ready, null));
        return host;
    }

    private static Schedule kept(Schedule schedule) {
        schedules.knows(schedule);
        return schedule;
    }

    private static String list(HubHost host) {
        return "/hosts/" + host.id() + "/schedules";
    }

    private static Client.Answer send(Client client, String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("csrfToken", client.csrf());
        return client.form(path, all);
    }
}
