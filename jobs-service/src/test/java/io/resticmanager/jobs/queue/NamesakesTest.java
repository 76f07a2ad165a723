package io.resticmanager.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two hosts in one repository, whose machines may have the same name: restic tells snapshots apart by that name only. */
class NamesakesTest {

    private static final Map<String, ?> KEEP = Map.of("retention", Map.of("keep_last", 1));
    private static final Map<String, ?> LOOK = Map.of("retention", Map.of("keep_last", 1), "dry_run", true);

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private String ada;
    private String bob;

    @BeforeEach
    void share() {
        ada = STAGE.offlineHost();
        bob = STAGE.offlineHost();
        var repository = Ids.next();
        STAGE.hub().newCredentials(ada, repository);
        STAGE.hub().newCredentials(bob, repository);
        awaitSharing(2);
    }

    @Test
    void shouldNotForgetUnderANameThatAnotherHostOfTheRepositoryHas() {
        STAGE.hub().called(ada, "web");
        STAGE.hub().called(bob, "web");

        var problem = refusal(ada);

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.detail()).contains("web", "another host name");
        assertThat(refusal(bob).status()).isEqualTo(409);
        assertThat(STAGE.gateway().order(ada, JobKind.forget, LOOK)).isNotEmpty();
        assertThat(STAGE.gateway().order(ada, JobKind.prune, Map.of())).isNotEmpty();
    }

    @Test
    void shouldForgetOnceOneOfThemHasAnotherName() {
        STAGE.hub().called(ada, "web");
        STAGE.hub().called(bob, "web2");

        assertThat(STAGE.gateway().order(ada, JobKind.forget, KEEP)).isNotEmpty();
    }

    @Test
    void shouldForgetOnceTheOtherOneIsRemoved() {
        STAGE.hub().called(ada, "web");
        STAGE.hub().called(bob, "web");
        STAGE.hub().removed(bob);
        awaitSharing(1);

        assertThat(STAGE.gateway().order(ada, JobKind.forget, KEEP)).isNotEmpty();
    }

    @Test
    void shouldNotForgetWhenTheHubCanNotTellTheNames() {
        assertThat(refusal(ada).status()).isEqualTo(404);
    }

    @Test
    void shouldNotForgetWhatAJobOfTheOtherHostMadeUnderTheNameThatItHadBefore() {
        STAGE.hub().called(ada, "web");
        STAGE.hub().called(bob, "web2");
        var made = STAGE.gateway().backup(bob, "/etc");
        STAGE.hub().say(ada, Frames.report("r-" + ada, 0, true, by(made)));
        STAGE.awaitIntake(ada);

        var problem = refusal(ada);

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.detail()).contains("1 snapshots", "another host");
        STAGE.hub().say(ada, Frames.report("s-" + ada, 0, true, by(STAGE.gateway().backup(ada, "/etc"))));
        STAGE.awaitIntake(ada);
        assertThat(STAGE.gateway().order(ada, JobKind.forget, KEEP)).isNotEmpty();
    }

    private static Snapshot by(String job) {
        var plain = Frames.snapshot(7, Instant.now());
        return new Snapshot(plain.id(), plain.shortId(), plain.time(), "web", null, plain.paths(),
                List.of("rm-job=" + job), null, null, null, null, null);
    }

    private static Problem refusal(String host) {
        return STAGE.gateway().refusal(JobsRpc.RUN, new JobsRpc.Run(host, JobKind.forget, Json.tree(KEEP)),
                Gateway.ROOT);
    }

    private void awaitSharing(int hosts) {
        var transactions = STAGE.service().bean(Transactions.class, "jobs");
        Awaitility.await("who shares").until(() -> transactions.<Integer>write(
                () -> STAGE.service().bean(Hosts.class).sharing(ada).size()) == hosts);
    }
}
