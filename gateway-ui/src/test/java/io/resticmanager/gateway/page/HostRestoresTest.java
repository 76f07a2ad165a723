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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was restored on a host, on its overview and over the API. */
final class HostRestoresTest {

    @AutoClose
    private static Gateway gateway;
    private static Client olga;
    private static Client victor;

    private final HubHost ada = Stories.host("ada", Presence.online);
    private final HubHost eve = Stories.host("eve", Presence.online);

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @BeforeEach
    void twoHosts() {
        for (var host : List.of(ada, eve)) {
            gateway.hub().knows(host);
            gateway.jobs().knows(new HostJobs(host.id(), RepositoryState.ready, null, null, 0, 3, null, null));
        }
    }

    @Test
    void whereNothingWasRestoredItSaysSo() {
        assertThat(part(ada)).contains("Nothing was restored on this host yet.", "New restore");
        assertThat(victor.page("/hosts/" + ada.id())).contains("Nothing was restored on this host yet.")
                .doesNotContain("New restore");
    }

    @Test
    void theLastFiveAreThereNewestFirst() {
        var jobs = IntStream.range(0, 6).mapToObj(n -> RestoreStories.succeeded(ada.id(),
                RestoreStories.toDirectory("/srv/" + n, "/home", "/etc"),
                new Restored(true, "/var/restic-restore/" + n, 1L, 1L, null, 0))).toList();
        jobs.forEach(gateway.jobs()::knows);
        gateway.jobs().knows(Stories.job(ada.id(), JobKind.backup, JobStatus.succeeded));

        var page = olga.page("/hosts/" + ada.id());

        assertThat(page).contains("Recent restores", ">c81f0a3e<", "/srv/5 and 2 more", "/var/restic-restore/5<",
                "</time> by alice<", "/srv/1 and 2 more",
                "data-live-src=\"/fragments/hosts/" + ada.id() + "/restores\"",
                "id=\"restore-" + jobs.getLast().id() + "\"").doesNotContain("/srv/0 and 2 more");
        assertThat(page.indexOf("/srv/5")).isLessThan(page.indexOf("/srv/4"));
    }

    @Test
    void oneOntoAnotherHostStandsOnBothAndIsMarked() {
        var job = RestoreStories.queued(ada.id(), JobStatus.running, RestoreStories.onto(eve.id(), "/srv"));
        gateway.jobs().knows(job);

        assertThat(part(ada)).contains("onto eve", "A new directory", "Running");
        assertThat(part(eve)).contains("from ada", "/jobs/" + job.id());
        for (var host : List.of(ada, eve)) {
            assertThat(victor.get("/api/jobs?kind=restore&host_id=" + host.id()).body()).contains(job.id());
        }
        assertThat(victor.get("/api/jobs?kind=backup&host_id=" + eve.id()).body()).doesNotContain(job.id());
    }

    @Test
    void inTheListsOneInPlaceSaysThatItIs() {
        gateway.jobs().knows(RestoreStories.succeeded(ada.id(), RestoreStories.inPlace(null, "/srv"),
                new Restored(true, null, 12L, 1L, null, 0)));

        assertThat(olga.page("/jobs")).contains("Restore, in place", "12 files restored in place");
        assertThat(part(ada)).contains("In place", "OK");
    }

    private static String part(HubHost host) {
        return olga.page("/fragments/hosts/" + host.id() + "/restores");
    }
}
