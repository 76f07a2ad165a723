package io.resticmanager.jobs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SharedRepositoryTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private String ada;
    private String bob;

    @BeforeEach
    void share() {
        ada = STAGE.connectedHost();
        bob = STAGE.connectedHost();
        var repository = Ids.next();
        STAGE.hub().newCredentials(ada, repository);
        STAGE.hub().newCredentials(bob, repository);
        var transactions = STAGE.service().bean(Transactions.class, "jobs");
        Awaitility.await("the hosts to share").until(() -> transactions.<Integer>write(
                () -> STAGE.service().bean(Hosts.class).sharing(ada).size()) == 2);
    }

    @Test
    void shouldLetAnExclusiveJobWaitForTheOtherHostsBackupAndGoBeforeTheNextOne() {
        var backup = STAGE.runningBackup(ada);
        var prune = STAGE.gateway().order(bob, JobKind.prune, Map.of());
        STAGE.hub().say(ada, Frames.succeeded(backup, JobKind.backup));

        STAGE.hub().awaitRun(prune);
        var next = STAGE.gateway().backup(ada, "/srv");
        STAGE.hub().say(bob, Frames.started(prune, JobKind.prune));
        STAGE.awaitStatus(prune, JobStatus.running);
        var meanwhile = STAGE.hub().runs(next).size();
        STAGE.hub().say(bob, Frames.succeeded(prune, JobKind.prune));

        STAGE.hub().awaitRun(next);
        assertThat(meanwhile).isZero();
    }

    @Test
    void shouldNotSendAnExclusiveJobWhileTheOtherHostWorks() {
        var backup = STAGE.runningBackup(ada);
        var check = STAGE.gateway().run(bob, JobKind.check);
        var later = STAGE.connectedHost();
        var other = STAGE.gateway().run(later, JobKind.check);

        STAGE.hub().awaitRun(other);
        STAGE.service().bean(Sweep.class).run();

        assertThat(STAGE.hub().runs(check)).isEmpty();
        assertThat(STAGE.gateway().job(check).status()).isEqualTo(JobStatus.queued);
        STAGE.hub().say(ada, Frames.failed(backup, JobKind.backup, "locked"));
        STAGE.hub().awaitRun(check);
    }

    @Test
    void shouldNotKeepBackupsWaitingForAPruneWhoseHostIsAway() {
        STAGE.hub().disconnect(bob);
        STAGE.hub().offline(bob);
        var transactions = STAGE.service().bean(Transactions.class, "jobs");
        Awaitility.await().until(() -> transactions.<Boolean>write(
                () -> STAGE.service().bean(Hosts.class).reach(bob).offline()));
        STAGE.gateway().order(bob, JobKind.prune, Map.of());

        STAGE.hub().awaitRun(STAGE.gateway().backup(ada, "/etc"));
    }

    @Test
    void shouldNotBeginForAHostThatIsRemovedMeanwhile() {
        var keeper = STAGE.offlineHost();
        STAGE.hub().maintain(ada, keeper);
        var prune = STAGE.gateway().order(ada, JobKind.prune, Map.of());

        STAGE.hub().removed(ada);

        assertThat(STAGE.awaitStatus(prune, JobStatus.failed).error().cause()).isEqualTo("host_removed");
    }

    @Test
    void shouldCountAMaintenanceHostsJobForTheRepositoryItWorksOn() {
        var keeper = STAGE.connectedHost();
        STAGE.hub().maintain(ada, keeper);
        var prune = STAGE.gateway().order(ada, JobKind.prune, Map.of());
        STAGE.hub().awaitRun(prune);
        STAGE.hub().say(keeper, Frames.started(prune, JobKind.prune));
        STAGE.awaitStatus(prune, JobStatus.running);

        var backup = STAGE.gateway().backup(bob, "/etc");
        var own = STAGE.gateway().backup(keeper, "/etc");
        STAGE.service().bean(Sweep.class).run();
        var meanwhile = STAGE.hub().runs(backup).size() + STAGE.hub().runs(own).size();
        STAGE.hub().say(keeper, Frames.succeeded(prune, JobKind.prune));

        STAGE.hub().awaitRun(backup);
        STAGE.hub().awaitRun(own);
        assertThat(meanwhile).isZero();
    }
}
