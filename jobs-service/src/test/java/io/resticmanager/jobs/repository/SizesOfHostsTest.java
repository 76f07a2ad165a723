package io.resticmanager.jobs.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.RepositoryReport;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.JobsRpc.HostMeasurements;
import io.resticmanager.contracts.job.JobsRpc.Measured;
import io.resticmanager.contracts.job.JobsRpc.MeasurementsOf;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SizesOfHostsTest {

    private static final Instant AT = Instant.now().minusSeconds(1_000).truncatedTo(ChronoUnit.SECONDS);

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldTellTheNewestSizesOfEachHostInTheOrderAsked() {
        var ada = STAGE.offlineHost();
        var eve = STAGE.offlineHost();
        var nobody = Ids.next();
        measure(ada, 1_000, 0);
        measure(ada, 2_000, 10);
        measure(ada, 3_000, 20);
        measure(eve, 7_000, 5);
        STAGE.awaitIntake(ada);
        STAGE.awaitIntake(eve);

        assertThat(ask(List.of(eve, nobody, ada), 2)).containsExactly(
                new HostMeasurements(eve, List.of(new Measured(AT.plusSeconds(5), 7_000))),
                new HostMeasurements(nobody, List.of()),
                new HostMeasurements(ada, List.of(new Measured(AT.plusSeconds(10), 2_000),
                        new Measured(AT.plusSeconds(20), 3_000))));
    }

    @Test
    void shouldTellTheSameAsTheRepositoryOfEach() {
        var ada = STAGE.offlineHost();
        measure(ada, 1_000, 0);
        measure(ada, 2_000, 10);
        STAGE.awaitIntake(ada);

        var alone = STAGE.gateway().get(JobsRpc.REPOSITORY, new JobsRpc.RepositoryOf(ada), Gateway.CHARLIE).history();

        assertThat(alone).hasSize(2);
        assertThat(ask(List.of(ada), 30).getFirst().measured())
                .isEqualTo(alone.stream().map(one -> new Measured(one.at(), one.totalSize())).toList());
    }

    @Test
    void shouldRefuseMoreThanOneAnswerHolds() {
        var refusal = STAGE.gateway().refusal(JobsRpc.MEASUREMENTS,
                new MeasurementsOf(Collections.nCopies(201, Ids.next()), 31), Gateway.CHARLIE);

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.errors()).extracting(FieldError::field).containsExactly("host_ids", "newest");
        assertThat(STAGE.gateway().refusal(JobsRpc.MEASUREMENTS, new MeasurementsOf(List.of(), 0), Gateway.CHARLIE)
                .errors()).extracting(FieldError::field).containsExactly("newest");
    }

    @Test
    void shouldFitIntoOneAnswerAtItsLargest() {
        var ada = STAGE.offlineHost();
        for (var i = 0; i < MeasurementsOf.MOST_NEWEST; i++) {
            measure(ada, Long.MAX_VALUE - i, i);
        }
        STAGE.awaitIntake(ada);

        assertThat(ask(Collections.nCopies(MeasurementsOf.MOST_HOSTS, ada), MeasurementsOf.MOST_NEWEST)).hasSize(200)
                .allSatisfy(host -> assertThat(host.measured()).hasSize(30));
    }

    private static List<HostMeasurements> ask(List<String> hosts, int newest) {
        return STAGE.gateway().get(JobsRpc.MEASUREMENTS, new MeasurementsOf(hosts, newest), Gateway.CHARLIE).items();
    }

    private static void measure(String host, long size, int second) {
        STAGE.hub().say(host, new RepositoryReport(Ids.next(), 0, true, "repo-1", size, null, 2, null),
                AT.plusSeconds(second));
    }
}
