package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WaitingJobsTest {

    private static final HubHost ADA = Stories.host("ada", Presence.offline);
    private static final HubHost BOB = Stories.host("bob", Presence.online);
    private static final Job QUEUED = Stories.job(ADA.id(), JobKind.backup, JobStatus.queued);
    private static final Job SENT = Stories.job(ADA.id(), JobKind.snapshots, JobStatus.dispatched);
    private static final Job RUNNING = Stories.job(ADA.id(), JobKind.backup, JobStatus.running);

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        gateway.hub().knows(ADA);
        gateway.hub().knows(BOB);
        for (var job : new Job[]{QUEUED, SENT, RUNNING}) {
            gateway.jobs().knows(job);
        }
        alice = Client.alice(gateway);
    }

    @Test
    void eachOneStandsThereWithWhatItWaitsForAndAWayToCancelIt() {
        var list = alice.page("/fragments/hosts/" + ADA.id() + "/waiting");

        assertThat(list).contains("waiting-" + QUEUED.id(), "The host is offline.", "waiting-" + SENT.id(),
                "whether it began is known when the host is back", "/jobs/" + QUEUED.id() + "/cancel")
                .doesNotContain("waiting-" + RUNNING.id());
        assertThat(list.indexOf(QUEUED.id())).isLessThan(list.indexOf(SENT.id()));
        assertThat(alice.page("/hosts/" + ADA.id())).contains("waiting-" + QUEUED.id(), "Waiting jobs");
    }

    @Test
    void whereNothingWaitsThatIsSaid() {
        assertThat(alice.page("/hosts/" + BOB.id())).contains("Nothing waits for its turn.");
    }

    @Test
    void whoOnlyReadsIsOfferedNoCancel() {
        var victor = Client.person(gateway, "victor", Role.viewer);

        assertThat(victor.page("/hosts/" + ADA.id())).contains("waiting-" + QUEUED.id()).doesNotContain("/cancel\"");
    }
}
