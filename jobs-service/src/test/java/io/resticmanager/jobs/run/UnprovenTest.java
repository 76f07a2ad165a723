package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.run.Outcome;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.QueryPlan;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the end of a check says of earlier ones, so that nobody takes a weaker check for a proof. */
class UnprovenTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private String host;

    @BeforeEach
    void enrol() {
        host = STAGE.offlineHost();
    }

    @Test
    void shouldNameDamageThatAWeakerCheckDidNotClear() {
        var found = check("10%", JobStatus.failed, "damaged");
        check(null, JobStatus.succeeded, null);
        var last = check("50%", JobStatus.succeeded, null);

        var outcome = outcome();

        assertThat(outcome.jobId()).isEqualTo(last.jobId());
        assertThat(outcome.readDataSubset()).isEqualTo("50%");
        assertThat(outcome.unproven()).isEqualTo(new Outcome.Unproven(found.jobId(), found.finishedAt(), "10%",
                found.error(), found.order()));
    }

    @Test
    void shouldNameItUnderAnotherFailureToo() {
        var found = check("10%", JobStatus.failed, "damaged");
        check(null, JobStatus.failed, "locked");

        assertThat(outcome().unproven().jobId()).isEqualTo(found.jobId());
    }

    @Test
    void shouldNotNameWhatACheckOfAllDataHasCleared() {
        check("10%", JobStatus.failed, "damaged");
        check("1/1", JobStatus.succeeded, null);
        assertThat(outcome().unproven()).isNull();

        check(null, JobStatus.succeeded, null);
        assertThat(outcome().unproven()).isNull();
    }

    @Test
    void shouldNotNameDamageOfTheStructure() {
        check(null, JobStatus.failed, "damaged");
        check(null, JobStatus.succeeded, null);

        assertThat(outcome().unproven()).isNull();
    }

    @Test
    void shouldTellEachHostOfAPageItsOwn() {
        var here = check("10%", JobStatus.failed, "damaged");
        check(null, JobStatus.succeeded, null);
        var first = outcome();
        host = STAGE.offlineHost();
        check("5%", JobStatus.failed, "damaged");
        var there = check("7%", JobStatus.failed, "damaged");
        check(null, JobStatus.succeeded, null);

        assertThat(first.unproven().jobId()).isEqualTo(here.jobId());
        assertThat(outcome().unproven().jobId()).as("the last of several").isEqualTo(there.jobId());
    }

    @Test
    void shouldAskOfAWholePageAtOnceAndOnlyOfItsHosts() {
        assertThat(QueryPlan.of(STAGE, Unproven.LAST)).filteredOn(step -> step.contains(" job ")).isNotEmpty()
                .allMatch(step -> step.contains("(host_id=?"));
    }

    @Test
    void shouldTellOrderAndDepthWithTheEnd() {
        var first = check("10%", JobStatus.succeeded, null);
        var second = check(null, JobStatus.succeeded, null);

        assertThat(first.readDataSubset()).isEqualTo("10%");
        assertThat(second.readDataSubset()).isNull();
        assertThat(second.order()).isGreaterThan(first.order());
        assertThat(outcome().order()).isEqualTo(second.order());
    }

    @Test
    void shouldTellTheOrderOfEveryKind() {
        var first = Ids.next();
        STAGE.hub().say(host, Frames.succeeded(first, JobKind.snapshots));
        var then = Ids.next();
        STAGE.hub().say(host, Frames.succeeded(then, JobKind.backup));

        assertThat(ended(first).order()).isEqualTo(1);
        assertThat(ended(then).order()).isEqualTo(2);
        assertThat(ended(then).readDataSubset()).isNull();
    }

    private Outcome outcome() {
        String cursor = null;
        do {
            var page = STAGE.gateway().get(RunsRpc.LATEST, new RunsRpc.Page(200, cursor));
            for (var it : page.items()) {
                if (it.hostId().equals(host) && it.kind() == JobKind.check) {
                    return it;
                }
            }
            cursor = page.nextCursor();
        } while (cursor != null);
        throw new AssertionError("no outcome of a check of " + host);
    }

    private Event.JobEnded check(@Nullable String subset, JobStatus status, @Nullable String cause) {
        var id = Ids.next();
        var error = cause == null ? null : new JobError(cause, "It did not work.", "Try again.");
        var found = new Finding.Checked(subset, "damaged".equals(cause) ? 1 : 0, List.of(), false, false);
        var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        STAGE.hub().say(host, new JobFinished(id, JobKind.check, status, 0, error, 0, at, at, Summary.of(found), null,
                List.of(), null, null, 1));
        return ended(id);
    }

    private static Event.JobEnded ended(String id) {
        return STAGE.events().await(Event.JobEnded.class, it -> it.jobId().equals(id));
    }
}
