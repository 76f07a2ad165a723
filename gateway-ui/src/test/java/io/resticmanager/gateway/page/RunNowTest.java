package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeSchedules;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.ScheduleStories;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunNowTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost MUTE = Stories.host("mute", Presence.online);
    private static final String RUN = "/hosts/" + ADA.id() + "/jobs";

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        gateway.hub().knows(ADA);
        gateway.hub().knows(MUTE);
        var backup = Stories.job(ADA.id(), JobKind.backup, JobStatus.failed);
        gateway.jobs().knows(Stories.jobsOf(ADA, RepositoryState.ready, backup));
        alice = Client.alice(gateway);
    }

    @Test
    void aFormIsAnsweredWithTheJobsPage() {
        var answer = alice.form(RUN, Map.of("kind", "backup", "csrfToken", alice.csrf()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        assertThat(answer.header("Location")).startsWith("/jobs/");
    }

    @Test
    void aRowOfTheDashboardIsAnsweredWithItselfAndAToastThatLeadsToTheJob() {
        var answer = alice.form(RUN, Map.of("kind", "backup", "csrfToken", alice.csrf()), "HX-Request", "true");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<tr").contains("id=\"host-" + ADA.id() + "\"",
                "id=\"act-" + ADA.id() + "\"");
        assertThat(answer.header("HX-Trigger")).contains("\"level\":\"run\"", "\"title\":\"Backup queued on ada\"",
                "\"href\":\"/jobs/");
    }

    @Test
    void pathsExclusionsAndTagsGoWithTheBackup() {
        alice.form(RUN, Map.of("kind", "backup", "adHoc", "true", "paths", "/srv\n /home \n", "excludes", "*.tmp",
                "tags", "nightly, db,", "csrfToken", alice.csrf()));

        var options = gateway.jobs().runs().getLast().options();
        assertThat(options).isNotNull();
        assertThat(options.get("source").get("tags").values()).extracting(tag -> tag.getStringValue())
                .containsExactly("nightly", "db");
        assertThat(options.get("source").get("paths").size()).isEqualTo(2);
    }

    @Test
    void aBackupOfAScheduleThatFailedIsTriedAgainAsARunOfIt() {
        var bob = Stories.host("bob", Presence.online);
        gateway.hub().knows(bob);
        var nightly = ScheduleStories.nightly(bob.id());
        gateway.get(FakeSchedules.class).knows(nightly);
        gateway.jobs().knows(Stories.jobsOf(bob, RepositoryState.ready, Stories.failedRun(nightly, JobKind.backup)));
        var fields = Map.of("kind", "backup", "schedule_id", nightly.id(), "csrfToken", alice.csrf());

        assertThat(alice.page("/fragments/hosts/" + bob.id() + "/row")).as("also without a source of its own")
                .contains("name=\"schedule_id\" value=\"" + nightly.id() + "\"", "Retry<span");
        alice.form("/hosts/" + bob.id() + "/jobs", fields, "HX-Request", "true");
        var options = gateway.jobs().runs().getLast().options();
        assertThat(options).isNotNull();
        assertThat(Json.text(options)).isEqualTo("{\"schedule_id\":\"" + nightly.id() + "\"}");

        gateway.get(FakeSchedules.class).forgetAll();
        alice.form("/hosts/" + bob.id() + "/jobs", fields, "HX-Request", "true");
        assertThat(gateway.jobs().runs().getLast().options()).as("that is gone: what was backed up last").isNull();
    }

    @Test
    void theLastBackupThatFailedStandsOnTheOverview() {
        assertThat(alice.get("/hosts/" + ADA.id(), "Accept", "text/html").body()).contains("The last backup failed.",
                "Read the log", "name=\"tags\"");
    }

    @Test
    void whatNobodyCouldBeAskedIsUnknownAndNotNever() {
        assertThat(alice.get("/fragments/hosts/" + MUTE.id() + "/row", "Accept", "text/html").body())
                .contains(">Unknown<", ">unknown<").doesNotContain("Never backed up").doesNotContain("none yet");
        assertThat(alice.get("/hosts/" + MUTE.id(), "Accept", "text/html").body()).contains(">unknown<")
                .doesNotContain(">never<").doesNotContain("none yet");
    }
}
