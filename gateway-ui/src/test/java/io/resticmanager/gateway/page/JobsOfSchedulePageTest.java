package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeSchedules;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.ScheduleStories;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that came from a schedule says which, wherever jobs are listed, and is found by it. */
final class JobsOfSchedulePageTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final Schedule NIGHTLY = ScheduleStories.nightly(ADA.id());
    private static final Job FIRED = Stories.of(NIGHTLY, "Night<ly", "schedule");
    private static final Job BY_HAND = Stories.of(NIGHTLY, "Night<ly", "alice");
    private static final Job AD_HOC = Stories.job(ADA.id(), JobKind.stats, JobStatus.succeeded);
    private static final Job GONE = Stories.of(ScheduleStories.nightly("01JTCW3V5D3XQ0P1T6C2B6E7F8"), "Old",
            "schedule");
    private static final String LINK = ", <a class=\"above wrap\" href=\"/hosts/" + ADA.id() + "/schedules#schedule-"
            + NIGHTLY.id() + "\">Night&lt;ly</a>";

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        gateway.hub().knows(ADA);
        gateway.get(FakeSchedules.class).knows(NIGHTLY);
        List.of(FIRED, BY_HAND, AD_HOC, GONE).forEach(gateway.jobs()::knows);
        gateway.jobs().knows(Stories.jobsOf(ADA, RepositoryState.ready, null));
        gateway.readFleet();
        alice = Client.alice(gateway);
    }

    @Test
    void everyListNamesTheScheduleAndLeadsToIt() {
        for (var page : List.of("/jobs", "/hosts/" + ADA.id() + "/jobs", "/hosts/" + ADA.id())) {
            assertThat(row(alice.page(page), FIRED)).as(page).contains(LINK);
            assertThat(row(alice.page(page), BY_HAND)).as(page).contains(LINK);
            assertThat(row(alice.page(page), AD_HOC)).as(page).doesNotContain("#schedule-");
        }
        assertThat(alice.page("/jobs/" + FIRED.id())).contains(LINK);
    }

    @Test
    void whoBeganItIsToldBeside() {
        var page = alice.page("/jobs");

        assertThat(row(page, FIRED)).contains("<span class=\"muted\">schedule</span>");
        assertThat(row(page, BY_HAND)).contains("<span class=\"muted\">alice</span>");
        assertThat(row(page, GONE)).contains("<span class=\"wrap\">Old</span>").doesNotContain("/schedules#");
    }

    @Test
    void aScheduleIsAFilterOfTheFleetsList() {
        var page = alice.page("/jobs?schedule_id=" + NIGHTLY.id());

        assertThat(rows(page)).contains(FIRED.id(), BY_HAND.id()).doesNotContain(AD_HOC.id()).doesNotContain(GONE.id());
        assertThat(page).contains("name=\"schedule_id\" value=\"" + NIGHTLY.id() + "\"", ">Schedule: Night&lt;ly</a>",
                "data-live-src=\"/fragments/jobs?schedule_id=" + NIGHTLY.id() + "\"");
        assertThat(alice.page("/jobs")).doesNotContain("name=\"schedule_id\"");
        assertThat(alice.page("/jobs?status=queued&schedule_id=" + NIGHTLY.id())).as("none to tell its name")
                .contains("No job matches", ">Schedule: Nightly</a>");
    }

    @Test
    void aSchedulesJobsAreChosenAmongThoseOfItsHost() {
        var address = "/hosts/" + ADA.id() + "/jobs";

        assertThat(alice.page(address)).contains("<option value=\"\" selected=\"selected\">Every schedule</option>",
                "<option value=\"" + NIGHTLY.id() + "\">Nightly</option>");
        var page = alice.page(address + "?schedule_id=" + NIGHTLY.id());
        assertThat(rows(page)).contains(FIRED.id()).doesNotContain(AD_HOC.id());
        assertThat(page).contains("<option value=\"" + NIGHTLY.id() + "\" selected=\"selected\">Nightly</option>");
        assertThat(alice.get("/fragments" + address + "?kind=&schedule_id=" + NIGHTLY.id(), "Accept", "text/html",
                "HX-Request", "true").header("HX-Push-Url")).isEqualTo(address + "?schedule_id=" + NIGHTLY.id());
    }

    @Test
    void theApiNamesItAndFiltersByIt() {
        var found = alice.get("/api/jobs?schedule_id=" + NIGHTLY.id()).body();

        assertThat(found).contains(FIRED.id(), BY_HAND.id(), "\"schedule_name\":\"Night<ly\"")
                .doesNotContain(AD_HOC.id(), GONE.id());
        assertThat(alice.get("/api/jobs/" + FIRED.id()).text("schedule_name")).isEqualTo("Night<ly");
        assertThat(alice.get("/api/jobs?who=knows").body()).as("what is not known is ignored").contains(AD_HOC.id());
    }

    @Test
    void anotherTryRunsTheScheduleAsItIsNow() {
        var schedules = gateway.get(FakeSchedules.class);
        var bob = Stories.host("bob", Presence.online);
        gateway.hub().knows(bob);
        var schedule = ScheduleStories.nightly(bob.id());
        schedules.knows(schedule);
        var runs = gateway.jobs().runs().size();
        var before = schedules.ran().size();
        for (var kind : List.of(JobKind.backup, JobKind.check)) {
            var failed = Stories.failedRun(schedule, kind);
            gateway.jobs().knows(failed);
            assertThat(alice.page("/jobs/" + failed.id())).contains("Runs the schedule Nightly as it is now");

            var answer = alice.form("/jobs/" + failed.id() + "/again", Map.of("csrfToken", alice.csrf()));

            assertThat(answer.header("Location")).startsWith("/jobs/").doesNotContain(failed.id());
        }
        assertThat(schedules.ran()).hasSize(before + 2).endsWith(schedule.id(), schedule.id());
        assertThat(gateway.jobs().runs()).as("none beside the schedule").hasSize(runs);
    }

    @Test
    void aScheduleThatIsGoneIsNotRunAgainAndThePageSaysSo() {
        gateway.jobs().knows(GONE);

        var answer = alice.form("/jobs/" + GONE.id() + "/again", Map.of("csrfToken", alice.csrf()));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("The schedule Old that this job came from was removed.", "Run now");
    }

    private static String rows(String page) {
        return page.substring(page.indexOf("id=\"jobs\""));
    }

    private static String row(String page, Job job) {
        var from = page.indexOf("<tr id=\"job-" + job.id());
        return page.substring(from, page.indexOf("</tr>", from));
    }
}
