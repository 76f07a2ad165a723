package io.resticmanager.jobs.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.agent.AgentMessage.RepositoryReport;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check found stays until a check that read at least as much finds nothing; damage of contents, until one of all data. */
class DamageTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private String host;

    @BeforeEach
    void enrol() {
        host = STAGE.offlineHost();
    }

    @ParameterizedTest
    @ValueSource(strings = {"500M", "99.9%", "1/7", "100%"})
    void shouldStayWhateverShallowerCheckSucceedsLater(String subset) {
        passed("100%");
        var found = damaged(subset);
        passed(null);
        passed("1/256");
        passed("99.9%");

        assertThat(health().damage()).satisfies(it -> {
            assertThat(it.jobId()).isEqualTo(found);
            assertThat(it.ok()).isFalse();
            assertThat(it.readDataSubset()).isEqualTo(subset);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "1/1"})
    void shouldGoWithACheckOfAllDataThatSucceeds(String all) {
        damaged("1/7");
        damaged("100%");
        damaged(null);

        passed(all);

        assertThat(health().damage()).isNull();
    }

    @Test
    void shouldGoWithAnyCheckWhereOnlyTheStructureWasLookedAt() {
        damaged(null);
        assertThat(health().damage()).isNotNull();

        passed("5%");
        assertThat(health().damage()).isNull();

        damaged(null);
        passed(null);
        assertThat(health().damage()).isNull();
    }

    @Test
    void shouldTellOfContentsAlsoWhenTheStructureWasDamagedLaterAndMended() {
        var contents = damaged("500M");
        damaged(null);
        assertThat(health().damage().jobId()).as("what takes most to clear").isEqualTo(contents);

        passed(null);

        assertThat(health().damage().jobId()).isEqualTo(contents);
    }

    @Test
    void shouldNotGoWithACheckOfAllDataThatDidNotEnd() {
        var found = damaged("500M");
        finished("100%", JobStatus.failed, "locked", 0, Instant.now());
        finished("100%", JobStatus.cancelled, null, 0, Instant.now());

        assertThat(health().damage().jobId()).isEqualTo(found);
    }

    @Test
    void shouldNotGoByAClockThatIsBehind() {
        passed("100%");
        var found = finished("500M", JobStatus.failed, "damaged", 1, Instant.now().minus(Duration.ofHours(3)));

        assertThat(health().damage().jobId()).isEqualTo(found);
    }

    @Test
    void shouldCountACheckThatEndedAndFoundErrors() {
        var found = finished("10%", JobStatus.succeeded, null, 2, Instant.now());
        passed(null);

        assertThat(health().damage().jobId()).isEqualTo(found);
    }

    @ParameterizedTest
    @EnumSource(value = JobKind.class, names = {"backup", "prune", "stats"})
    void shouldCountDamageThatAnyOtherJobMetUntilACheckFindsNothing(JobKind kind) {
        passed("100%");
        var met = met(kind);

        assertThat(health().damage().jobId()).isEqualTo(met);
        assertThat(health().lastCheck().ok()).isTrue();

        passed(null);
        assertThat(health().damage()).isNull();
    }

    @Test
    void shouldBeOfTheRepositoryThatTheHostHasNow() {
        measure("first", Instant.now().minusSeconds(60));
        damaged("500M");
        measure("second", Instant.now().plusSeconds(60));
        STAGE.awaitIntake(host);

        assertThat(health().damage()).isNull();
    }

    private void measure(String repository, Instant at) {
        STAGE.hub().say(host, new RepositoryReport(Ids.next(), 0, true, repository, 1, null, 2, null), at);
    }

    private RepositoryHealth health() {
        return STAGE.gateway().get(JobsRpc.REPOSITORY, new JobsRpc.RepositoryOf(host), Gateway.CHARLIE);
    }

    private void passed(@Nullable String subset) {
        finished(subset, JobStatus.succeeded, null, 0, Instant.now());
    }

    private String damaged(@Nullable String subset) {
        return finished(subset, JobStatus.failed, "damaged", 1, Instant.now());
    }

    private String met(JobKind kind) {
        var id = Ids.next();
        var error = new JobError("damaged", "The repository is damaged.", "Copy it first.");
        var now = Instant.now();
        STAGE.hub().say(host, new JobFinished(id, kind, JobStatus.failed, 1, error, 0, now, now, null, null, List.of(),
                null, null, 1));
        STAGE.events().await(Event.JobEnded.class, it -> it.jobId().equals(id));
        return id;
    }

    private String finished(@Nullable String subset, JobStatus status, @Nullable String cause, long errors,
            Instant at) {
        var id = Ids.next();
        var error = cause == null ? null : new JobError(cause, "It did not work.", "Try again.");
        var found = new Finding.Checked(subset, errors, List.of(), false, false);
        STAGE.hub().say(host, new JobFinished(id, JobKind.check, status, 0, error, 0, at, at, Summary.of(found), null,
                List.of(), null, null, 1));
        STAGE.events().await(Event.JobEnded.class, it -> it.jobId().equals(id));
        return id;
    }
}
