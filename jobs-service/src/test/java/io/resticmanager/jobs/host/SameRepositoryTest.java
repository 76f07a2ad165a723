package io.resticmanager.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.agent.AgentMessage.RepositoryReport;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.job.RepositoryHealth.Measurement;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which hosts use one repository: those for which restic's id of it is the same, and before it is known the address. */
class SameRepositoryTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private final String vault = "rest:https://vault:8000/" + Ids.next() + "/";
    private final String one = Ids.next();
    private final String other = Ids.next();
    private String ada;
    private String bob;

    @BeforeEach
    void enrol() {
        ada = STAGE.offlineHost();
        bob = STAGE.offlineHost();
    }

    @Test
    void shouldGoByTheAddressUntilBothIdsAreKnown() {
        assertThat(sharing(ada)).containsExactly(ada);
        STAGE.hub().moveRepository(ada, vault);
        STAGE.hub().moveRepository(bob, vault);
        awaitSharing(ada, ada, bob);
        assertThat(health(ada).sharedWith()).containsExactly(bob);

        measure(ada, one);
        assertThat(sharing(ada)).containsExactly(ada, bob);
        assertThat(sharing(bob)).containsExactly(ada, bob);

        measure(bob, other);
        assertThat(sharing(ada)).containsExactly(ada);
        assertThat(health(ada).sharedWith()).isEmpty();

        measure(bob, one);
        assertThat(sharing(bob)).containsExactly(ada, bob);
    }

    @Test
    void shouldNotGoByAnIdThatWasKnownOfAnotherAddress() {
        STAGE.hub().moveRepository(bob, vault);
        measure(ada, one);
        measure(bob, other);
        prove(ada);

        STAGE.hub().moveRepository(ada, vault);

        awaitSharing(ada, ada, bob);
        assertThat(health(ada).state()).isEqualTo(RepositoryState.unknown);
        assertThat(health(ada).repositoryId()).isNotEqualTo(one);
        measure(ada, other);
        assertThat(sharing(ada)).containsExactly(ada, bob);
        assertThat(health(ada).history()).extracting(Measurement::snapshots).hasSize(1);
    }

    @Test
    void shouldKeepTheHistoryOfARepositoryThatIsReachedByAnotherName() {
        measure(ada, one);
        STAGE.hub().moveRepository(ada, vault);
        STAGE.hub().moveRepository(bob, vault);
        awaitSharing(ada, ada, bob);

        measure(ada, one);

        assertThat(health(ada).history()).hasSize(2);
        assertThat(health(ada).repositoryId()).isEqualTo(one);
    }

    @Test
    void shouldNotGoBackToAnAddressThatIsToldOnceMore() {
        STAGE.hub().moveRepository(bob, vault);
        var told = STAGE.hub().moveRepository(ada, vault);
        awaitSharing(ada, ada, bob);
        STAGE.hub().moveRepository(ada, vault + "second/");
        awaitSharing(ada, ada);

        STAGE.hub().repeat(told);
        STAGE.hub().moveRepository(bob, vault + "second/");

        awaitSharing(ada, ada, bob);
    }

    @Test
    void shouldGoByTheIdThatAnyJobTells() {
        STAGE.hub().moveRepository(bob, vault);
        measure(ada, one);
        assertThat(health(bob).repositoryId()).as("the hub's own id says nothing to anybody").isNull();

        backUp(bob, one);

        awaitSharing(bob, ada, bob);
        assertThat(health(bob).repositoryId()).isEqualTo(one);
        assertThat(health(ada).sharedWith()).containsExactly(bob);
    }

    private static void backUp(String host, String repository) {
        STAGE.hub().say(host, new JobFinished(Ids.next(), JobKind.backup, JobStatus.succeeded, 0, null, 0,
                Instant.now(), Instant.now(), Summary.ofRepository(repository), null, List.of(), null, null, 1));
        STAGE.awaitIntake(host);
    }

    private static void awaitSharing(String host, String... all) {
        Awaitility.await("who shares").until(() -> sharing(host), List.of(all)::equals);
    }

    private static List<String> sharing(String host) {
        return STAGE.service().bean(Transactions.class, "jobs")
                .write(() -> STAGE.service().bean(Hosts.class).sharing(host));
    }

    private static void prove(String host) {
        STAGE.service().bean(Transactions.class, "jobs").write(() -> {
            STAGE.service().bean(Hosts.class).proved(host, RepositoryState.ready);
            return host;
        });
    }

    private static void measure(String host, String repository) {
        STAGE.hub().say(host, new RepositoryReport(Ids.next(), 0, true, repository, 1L, null, 1, null), Instant.now());
        STAGE.awaitIntake(host);
    }

    private static RepositoryHealth health(String host) {
        return STAGE.gateway().get(JobsRpc.REPOSITORY, new JobsRpc.RepositoryOf(host), Gateway.CHARLIE);
    }
}
