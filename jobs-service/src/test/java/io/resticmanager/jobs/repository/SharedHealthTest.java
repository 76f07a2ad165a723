package io.resticmanager.jobs.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.agent.AgentMessage.JobItems;
import io.resticmanager.contracts.agent.AgentMessage.RepositoryReport;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Damage and locks are of the repository, whoever of those that share it found them. */
class SharedHealthTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private String ada;
    private String bob;
    private String eve;

    @BeforeEach
    void share() {
        ada = STAGE.offlineHost();
        bob = STAGE.offlineHost();
        eve = STAGE.offlineHost();
        var repository = Ids.next();
        STAGE.hub().newCredentials(ada, repository);
        STAGE.hub().newCredentials(bob, repository);
        Awaitility.await("who shares").until(() -> health(ada).sharedWith().equals(List.of(bob)));
    }

    @Test
    void shouldShowDamageToAllAndTakeAnyonesWordThatItIsGone() {
        var found = checked(ada, "damaged");

        assertThat(health(bob).damage().jobId()).isEqualTo(found);
        assertThat(health(bob).lastCheck().jobId()).isEqualTo(found);
        assertThat(health(eve).damage()).isNull();

        checked(bob, null);
        assertThat(health(ada).damage()).isNull();
        assertThat(health(ada).lastFullCheck().ok()).isTrue();
    }

    @Test
    void shouldShowLocksToAllByTheLastLookOfAny() {
        var lock = new Item.Lock("5a1f", Instant.now(), true, "eve", null, 7, Item.Lock.Holder.elsewhere, null);
        var job = Ids.next();
        STAGE.hub().say(ada, Frames.started(job, JobKind.backup));
        STAGE.hub().say(ada, new JobItems(job, 1, List.of(lock)));
        STAGE.awaitIntake(ada);

        assertThat(health(bob).locks()).extracting(Item.Lock::pid).containsExactly(7L);
        assertThat(health(eve).locksSeenAt()).isNull();

        STAGE.hub().say(bob, new RepositoryReport(Ids.next(), 0, true, "repo", 1, null, 1, List.of()));
        STAGE.awaitIntake(bob);
        assertThat(health(ada).locks()).isEmpty();
        assertThat(health(ada).locksSeenAt()).isNotNull();
    }

    @Test
    void shouldShowToAllThatAJobMetALock() {
        var job = Ids.next();
        STAGE.hub().say(ada, Frames.failed(job, JobKind.prune, "locked"));
        STAGE.awaitIntake(ada);

        assertThat(health(bob).lockMet().jobId()).isEqualTo(job);
        assertThat(health(eve).lockMet()).isNull();

        checked(bob, null);
        assertThat(health(ada).lockMet()).isNull();
    }

    private static String checked(String host, String cause) {
        var id = Ids.next();
        var error = cause == null ? null : new JobError(cause, "It did not work.", "Try again.");
        var found = new Finding.Checked("100%", cause == null ? 0 : 1, List.of(), false, false);
        STAGE.hub().say(host, new JobFinished(id, JobKind.check, cause == null ? JobStatus.succeeded : JobStatus.failed,
                0, error, 0, Instant.now(), Instant.now(), Summary.of(found), null, List.of(), null, null, 1));
        STAGE.events().await(Event.JobEnded.class, it -> it.jobId().equals(id));
        return id;
    }

    private static RepositoryHealth health(String host) {
        return STAGE.gateway().get(JobsRpc.REPOSITORY, new JobsRpc.RepositoryOf(host));
    }
}
