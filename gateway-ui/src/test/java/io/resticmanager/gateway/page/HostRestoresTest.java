package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.Finding.Restored;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.RestoreStories;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was restored on a host, on its overview and over the API. */
final class HostRestoresTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost EVE = Stories.host("eve", Presence.online);

    @AutoClose
    private Gateway gateway;
    private Client olga;
    private Client victor;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        List.of(ADA, EVE).forEach(gateway.hub()::knows);
        List.of(ADA, EVE).forEach(host -> gateway.jobs()
                .knows(new HostJobs(host.id(), RepositoryState.ready, null, null, 0, 3, null, null)));
        Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @Test
    void whereNothingWasRestoredItSaysSo() {
        assertThat(part(ADA)).contains("Nothing was restored on this host yet.", "New restore");
        assertThat(victor.page("/hosts/" + ADA.id())).contains("Nothing was restored on this host yet.")
                .doesNotContain("New restore");
    }

    @Test
    void theLastFiveAreThereNewestFirst() {
        var jobs = IntStream.range(0, 6).mapToObj(n -> RestoreStories.succeeded(ADA.id(),
                RestoreStories.toDirectory("/srv/" + n, "/home", "/etc"),
                new Restored(true, "/var/restic-restore/" + n, 1L, 1L, null, 0))).toList();
        jobs.forEach(gateway.jobs()::knows);
        gateway.jobs().knows(Stories.job(ADA.id(), JobKind.backup, JobStatus.succeeded));

        var page = olga.page("/hosts/" + ADA.id());

        assertThat(page).contains("Recent restores", ">c81f0a3e<", "/srv/5 and 2 more", "/var/restic-restore/5<",
                "</time> by alice<", "/srv/1 and 2 more",
                "data-live-src=\"/fragments/hosts/" + ADA.id() + "/restores\"",
                "id=\"restore-" + jobs.getLast().id() + "\"").doesNotContain("/srv/0 and 2 more");
        assertThat(page.indexOf("/srv/5")).isLessThan(page.indexOf("/srv/4"));
    }

    @Test
    void oneOntoAnotherHostStandsOnBothAndIsMarked() {
        var job = RestoreStories.queued(ADA.id(), JobStatus.running, RestoreStories.onto(EVE.id(), "/srv"));
        gateway.jobs().knows(job);

        assertThat(part(ADA)).contains("onto eve", "A new directory", "Running");
        assertThat(part(EVE)).contains("from ada", "/jobs/" + job.id());
        for (var host : List.of(ADA, EVE)) {
            assertThat(victor.get("/api/jobs?kind=restore&host_id=" + host.id()).body()).contains(job.id());
        }
        assertThat(victor.get("/api/jobs?kind=backup&host_id=" + EVE.id()).body()).doesNotContain(job.id());
    }

    @Test
    void inTheListsOneInPlaceSaysThatItIs() {
        gateway.jobs().knows(RestoreStories.succeeded(ADA.id(), RestoreStories.inPlace(null, "/srv"),
                new Restored(true, null, 12L, 1L, null, 0)));

        assertThat(olga.page("/jobs")).contains("Restore, in place", "12 files restored in place");
        assertThat(part(ADA)).contains("In place", "OK");
    }

    private String part(HubHost host) {
        return olga.page("/fragments/hosts/" + host.id() + "/restores");
    }
}
